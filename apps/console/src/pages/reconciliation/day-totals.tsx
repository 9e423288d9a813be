import { CheckCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { Reconciliation } from '@scanfix/shared-types';
import { Amount } from '../../components/amount';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './reconciliation.module.css';

/** Theirs and ours side by side, and by how much they differ. */
export function DayTotals({ day }: { day: Reconciliation }) {
  const words = useWords();
  const format = useFormat();
  const { reconciliation: text } = words;
  const rows = [
    [text.paid, day.billPaid, day.ourPaid],
    [text.refunded, -day.billRefunded, -day.ourRefunded],
  ] as const;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr><th>{text.rows}</th><th>{text.theirs}</th><th>{text.ours}</th><th>{text.difference}</th></tr>
          </thead>
          <tbody>
            {rows.map(([label, theirs, ours]) => (
              // Nothing less nothing is no minus.
              <tr key={label}><td>{label}</td><td><Amount fen={theirs || 0} /></td><td><Amount fen={ours || 0} /></td><td><Amount fen={ours - theirs} strong quietZero /></td></tr>
            ))}
            <tr><td>{text.fee}</td><td><Amount fen={day.fee} /></td><td /><td /></tr>
          </tbody>
        </table>
      </div>
      <p style={{ margin: '12px 0 0', display: 'flex', gap: 16, flexWrap: 'wrap' }}>
        <Mark tone="success" icon={<CheckCircleOutlined />}>{text.matched(format.number(day.matched), moneyText(day.matchedAmount))}</Mark>
        {day.oursOnly > 0 ? <Mark tone="warning" icon={<ExclamationCircleFilled />}>{words.differenceKinds['ours-only']} {format.number(day.oursOnly)}</Mark> : null}
        {day.theirsOnly > 0 ? <Mark tone="warning" icon={<ExclamationCircleFilled />}>{words.differenceKinds['theirs-only']} {format.number(day.theirsOnly)}</Mark> : null}
        {day.amountDiffers > 0 ? <Mark tone="warning" icon={<ExclamationCircleFilled />}>{words.differenceKinds['amount-differs']} {format.number(day.amountDiffers)}</Mark> : null}
      </p>
      <p className={pageStyles.hint} style={{ margin: '8px 0 0' }}>
        {text.fundFlow}{words.general.colon}
        {day.fundFlow
          ? `${day.fundFlow.agrees ? text.fundFlowAgrees(format.number(day.fundFlow.lines)) : text.fundFlowDiffers(format.number(day.fundFlow.lines))} (${text.fundFlowSums(moneyText(day.fundFlow.income), moneyText(day.fundFlow.expense))})`
          : text.fundFlowMissing}
      </p>
    </>
  );
}
