import type { RefundView } from '@scanfix/shared-types';
import { Amount } from '../../components/amount';
import { useFormat } from '../../components/format';
import { RefundMark } from '../../components/money-marks';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './payments.module.css';

/** What was asked to go back, and how far each has come. */
export function PaymentRefunds({ refunds }: { refunds: RefundView[] }) {
  const words = useWords();
  const format = useFormat();
  if (refunds.length === 0) return <span className={pageStyles.hint}>{words.payments.noRefunds}</span>;
  return (
    <ul className={styles.refunds}>
      {refunds.map((refund) => (
        <li key={refund.id} className={styles.refund}>
          <div className={pageStyles.cardTop}><RefundMark state={refund.state} /><Amount fen={-refund.amount} strong /></div>
          <div>{[words.refundReasons[refund.reason], refund.note].filter(Boolean).join(' · ')}</div>
          {refund.problem && refund.state !== 'succeeded' ? <div style={{ color: 'var(--danger)' }}>{words.refunds.problem(words.wechatFailures[refund.problem] ?? refund.problem)}</div> : null}
          <div className={pageStyles.cardLine}>
            <span>{words.refunds.requestedBy(refund.requestedBy ?? words.refunds.automatically, format.exact(refund.requestedAt))}</span>
            {refund.decidedAt && refund.decidedBy ? <span>{words.refunds.decidedBy(refund.decidedBy, format.exact(refund.decidedAt))}</span> : null}
            {refund.succeededAt ? <span>{words.refunds.succeededAt(format.exact(refund.succeededAt))}</span> : null}
          </div>
          {refund.decisionNote ? <div className={pageStyles.hint}>{refund.decisionNote}</div> : null}
        </li>
      ))}
    </ul>
  );
}
