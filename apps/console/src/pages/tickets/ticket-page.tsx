import { CopyOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@scanfix/shared-types';
import { Result, Typography } from 'antd';
import { useParams } from 'react-router';
import { isProblem } from '../../api/problem';
import { Loaded, Page } from '../../components/page';
import { spokenNumber } from '../../components/format';
import { TicketStateMark } from '../../components/state-marks';
import { useWords } from '../../i18n';
import { TicketActions } from './ticket-actions';
import { TicketComposer } from './ticket-composer';
import { TicketFacts } from './ticket-facts';
import styles from './ticket-page.module.css';
import { TicketSide } from './ticket-side';
import { TicketTimeline } from './ticket-timeline';
import { useTicket } from './use-ticket';

export default function TicketPage() {
  const words = useWords();
  const query = useTicket(Number(useParams().id));
  if (isProblem(query.error, 'not-found', 'validation-failed')) return <Result status="404" title={words.ticketPage.notFound} subTitle={words.problems['not-found']} />;
  return <Loaded query={query}>{(ticket) => <TicketView ticket={ticket} />}</Loaded>;
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
        <Typography.Text type="secondary" copyable={{ text: ticket.number, icon: <CopyOutlined />, tooltips: [words.ticketPage.copyNumber, words.general.copied] }}>
          {words.ticketPage.ticket(spokenNumber(ticket.number))}
        </Typography.Text>
      }
      extra={<TicketActions ticket={ticket} />}
    >
      <div className={styles.grid}>
        <div className={styles.facts}>
          <TicketFacts ticket={ticket} />
        </div>
        <section className={styles.timeline} aria-label={words.ticketPage.timeline}>
          <TicketComposer ticket={ticket} />
          <TicketTimeline entries={ticket.timeline} />
        </section>
        <aside className={styles.side}>
          <TicketSide ticket={ticket} />
        </aside>
      </div>
    </Page>
  );
}
