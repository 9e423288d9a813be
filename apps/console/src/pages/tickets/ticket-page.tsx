import { CopyOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@scanfix/shared-types';
import { Tabs, Typography } from 'antd';
import { useParams } from 'react-router';
import { useMay } from '../../api/me';
import { Loaded, Page } from '../../components/page';
import { spokenNumber } from '../../components/format';
import { TicketStateMark } from '../../components/state-marks';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { ChainAlarm, ChainBadge } from './chain-badge';
import { MoneyTab } from './money/money-tab';
import { ReportButton } from './report-button';
import { TicketActions } from './ticket-actions';
import { TicketComposer } from './ticket-composer';
import { TicketFacts } from './ticket-facts';
import styles from './ticket-page.module.css';
import { TicketSide } from './ticket-side';
import { TicketTimeline } from './ticket-timeline';
import { useTicket } from './use-ticket';
import { useVisits } from './visits/use-visits';
import { VisitList } from './visits/visit-list';

const fields = { tab: oneOf(['progress', 'visits', 'money']) };

export default function TicketPage() {
  const words = useWords();
  const query = useTicket(Number(useParams().id));
  return <Loaded query={query} notFound={words.ticketPage.notFound}>{(ticket) => <TicketView ticket={ticket} />}</Loaded>;
}

function TicketView({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  return (
    <Page
      backTo="/tickets"
      title={
        <span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
          {ticket.problem}
          <TicketStateMark state={ticket.state} />
        </span>
      }
      subtitle={
        <span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography.Text type="secondary" copyable={{ text: ticket.number, icon: <CopyOutlined />, tooltips: [words.ticketPage.copyNumber, words.general.copied] }}>
            {words.ticketPage.ticket(spokenNumber(ticket.number))}
          </Typography.Text>
          <ChainBadge ticket={ticket} />
        </span>
      }
      extra={<><ReportButton ticket={ticket} /><TicketActions ticket={ticket} /></>}
    >
      <ChainAlarm ticket={ticket} />
      <div className={styles.grid}>
        <div className={styles.facts}>
          <TicketFacts ticket={ticket} />
        </div>
        <div className={styles.timeline}>
          <Middle ticket={ticket} />
        </div>
        <aside className={styles.side}>
          <TicketSide ticket={ticket} />
        </aside>
      </div>
    </Page>
  );
}

/** What was said and happened, and beside it the trips with their records. */
function Middle({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const visits = useVisits(ticket);
  const mayReadMoney = useMay('quote:read');
  const progress = (
    <section aria-label={words.ticketPage.timeline}>
      <TicketComposer ticket={ticket} />
      <TicketTimeline entries={ticket.timeline} />
    </section>
  );
  return (
    <Tabs
      activeKey={filters.tab ?? 'progress'}
      onChange={(key) => change({ tab: key === 'visits' || key === 'money' ? key : undefined }, { replace: true })}
      items={[
        { key: 'progress', label: words.visits.progressTab, children: progress },
        { key: 'visits', label: words.visits.tab(visits.data?.length ?? 0), children: <VisitList ticket={ticket} /> },
        ...(mayReadMoney ? [{ key: 'money', label: words.ticketMoney.tab, children: <MoneyTab ticket={ticket} /> }] : []),
      ]}
    />
  );
}
