import { CheckCircleOutlined, EyeOutlined } from '@ant-design/icons';
import type { FlaggedCheckIn } from '@scanfix/shared-types';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { distanceText } from '../../components/format';
import { Page, pageStyles as page } from '../../components/page';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { FlagMarks } from './flag-marks';
import { ReviewDialog } from './review-dialog';

const views = ['open', 'reviewed', 'all'] as const;
type View = (typeof views)[number];
const fields = { view: oneOf(views) };

/** What a manager should look at: by hand, too fast, or sent late. */
export default function CheckInListPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const view = filters.view ?? 'open';
  const query = view === 'all' ? {} : { reviewed: view === 'reviewed' };
  const pages = usePages<FlaggedCheckIn>(keys.checkInList(query), (cursor) => call('GET /check-ins', { query: { ...query, cursor } }));
  const [looking, setLooking] = useState<FlaggedCheckIn | null>(null);
  const empty: Record<View, string> = { open: words.checkIns.empty, reviewed: words.checkIns.emptyReviewed, all: words.checkIns.emptyAll };
  const action = (checkIn: FlaggedCheckIn) => (
    <Button size="small" type={checkIn.reviewedAt ? 'default' : 'primary'} icon={checkIn.reviewedAt ? <EyeOutlined /> : <CheckCircleOutlined />} onClick={() => setLooking(checkIn)}>
      {checkIn.reviewedAt ? words.checkIns.details : words.checkIns.review}
    </Button>
  );
  return (
    <Page title={words.checkIns.title} subtitle={words.checkIns.intro}>
      <div className={page.tools}>
        <Segmented<View> value={view} onChange={(value) => change({ view: value })} options={views.map((value) => ({ value, label: words.checkIns.views[value] }))} />
      </div>
      <DataList
        pages={pages}
        label={words.checkIns.title}
        testId="check-in-list"
        empty={{ text: empty[view] }}
        onOpen={setLooking}
        columns={[
          { key: 'at', title: words.checkIns.columns.at, render: (_value, { at }) => <TimeText at={at} /> },
          { key: 'engineer', title: words.checkIns.columns.engineer, render: (_value, { engineer }) => <Link to={`/engineers/${engineer.id}`}>{engineer.name}</Link> },
          { key: 'ticket', title: words.checkIns.columns.ticket, render: (_value, { ticketId, ticketNumber }) => <TicketLink id={ticketId} number={ticketNumber} /> },
          { key: 'method', title: words.checkIns.columns.method, render: (_value, { method }) => words.checkInMethods[method] },
          { key: 'flags', title: words.checkIns.columns.flags, render: (_value, { flags }) => <FlagMarks flags={flags} /> },
          { key: 'distance', title: words.checkIns.columns.distance, render: (_value, checkIn) => <Distance checkIn={checkIn} /> },
          { key: 'speed', title: words.checkIns.columns.speed, render: (_value, { speedKmh }) => (speedKmh === null ? null : <span title={words.checkIns.speedHint}>{words.checkIns.speed(Math.round(speedKmh))}</span>) },
          { key: 'reviewed', title: words.checkIns.columns.reviewed, render: (_value, checkIn) => action(checkIn) },
        ]}
        card={(checkIn) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{checkIn.engineer.name}</span><TimeText at={checkIn.at} /></div>
            <div className={page.cardLine}><TicketLink id={checkIn.ticketId} number={checkIn.ticketNumber} /><span>{words.checkInMethods[checkIn.method]}</span><Distance checkIn={checkIn} /></div>
            <div className={page.cardLine}><FlagMarks flags={checkIn.flags} />{action(checkIn)}</div>
          </>
        )}
      />
      <ReviewDialog checkIn={looking} onClose={() => setLooking(null)} />
    </Page>
  );
}

function Distance({ checkIn: { distanceMeters } }: { checkIn: FlaggedCheckIn }) {
  const words = useWords();
  return distanceMeters === null ? <span className={page.hint}>{words.checkIns.unknownDistance}</span> : distanceText(distanceMeters, words);
}
