import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { RequesterSummary } from '@scanfix/shared-types';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { Mark } from '../../components/mark';
import { Page, pageStyles as page } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { TimeText } from '../../components/time-text';
import { text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

const fields = { search: text };

export default function RequesterListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(fields);
  const pages = usePages<RequesterSummary>(keys.requesterList(filters), (cursor) => call('GET /requesters', { query: { ...filters, cursor } }));
  const mayReadTickets = useMay('ticket:read');
  const ticketsOf = (requester: RequesterSummary): string => `/tickets?view=all&requesterId=${requester.id}`;
  const nameOf = (requester: RequesterSummary): string => requester.name ?? words.requesters.noName;
  return (
    <Page title={words.requesters.title}>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.requesters.searchPlaceholder} />
      </div>
      <DataList
        pages={pages}
        label={words.requesters.title}
        testId="requester-list"
        {...(mayReadTickets ? { onOpen: (requester: RequesterSummary) => void navigate(ticketsOf(requester)) } : {})}
        empty={{ text: filters.search ? words.requesters.emptyFiltered : words.requesters.empty }}
        columns={[
          { key: 'name', title: words.requesters.columns.name, render: (_value, requester) => (mayReadTickets ? <Link to={ticketsOf(requester)}>{nameOf(requester)}</Link> : nameOf(requester)) },
          { key: 'phone', title: words.requesters.columns.phone, render: (_value, { phone }) => <span className={page.mono}>{phone ?? words.requesters.noPhone}</span> },
          { key: 'wechat', title: words.requesters.columns.wechat, render: (_value, { wechatBound }) => <WechatMark bound={wechatBound} /> },
          { key: 'tickets', title: words.requesters.columns.tickets, align: 'right', render: (_value, { ticketCount }) => ticketCount },
          { key: 'since', title: words.requesters.columns.since, render: (_value, { createdAt }) => <TimeText at={createdAt} /> },
        ]}
        card={(requester) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{nameOf(requester)}</span><WechatMark bound={requester.wechatBound} /></div>
            <div className={page.cardLine}><span className={page.mono}>{requester.phone}</span><span>{words.requesters.columns.tickets} {requester.ticketCount}</span></div>
          </>
        )}
      />
    </Page>
  );
}

function WechatMark({ bound }: { bound: boolean }) {
  const words = useWords();
  return <Mark tone={bound ? 'success' : 'plain'} icon={bound ? <CheckCircleOutlined /> : <MinusCircleOutlined />}>{bound ? words.account.wechatBound : words.account.wechatNotBound}</Mark>;
}
