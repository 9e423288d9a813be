import type { TicketDetail, TicketMoney } from '@scanfix/shared-types';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { Amount } from '../../../components/amount';
import { Facts, Panel } from '../../../components/page';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { MoneyStageMark } from './money-stage';
import { useTicketMoney } from './use-ticket-money';
import { WarrantyReason } from './warranty-reason';

/** Beside the ticket: who pays, and how far the money has come. */
export function MoneyPanel({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const query = useTicketMoney(ticket.id);
  return (
    <Panel title={words.ticketMoney.title} extra={query.data ? <MoneyStageMark stage={query.data.stage} /> : null} testId="money-panel">
      {query.data ? <Sums money={query.data} /> : query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton active paragraph={{ rows: 2 }} title={false} />}
    </Panel>
  );
}

function Sums({ money }: { money: TicketMoney }) {
  const { ticketMoney: text } = useWords();
  const some = (fen: number) => (fen > 0 ? <Amount fen={fen} /> : null);
  return (
    <>
      <WarrantyReason decision={money.warranty} />
      <Facts
        facts={[
          [text.approved, some(money.approved)], [text.paid, some(money.paid + money.refunded)], [text.refunded, money.refunded > 0 ? <Amount fen={-money.refunded} /> : null],
          [text.due, money.due > 0 ? <Amount fen={money.due} strong /> : null], [text.surplus, some(money.surplus)],
        ]}
      />
      <Link to="?tab=money" replace>{text.details}</Link>
    </>
  );
}
