import type { Reconciliation, ReconciliationState } from '@scanfix/shared-types';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { ReconciliationMark } from '../../components/money-marks';
import { pageStyles as page } from '../../components/page';
import { useWords } from '../../i18n';
import { differenceCount, useDays } from './use-days';

export function DayList({ state, onOpen }: { state: ReconciliationState | undefined; onOpen: (day: Reconciliation) => void }) {
  const words = useWords();
  const format = useFormat();
  const pages = useDays(state ? { state } : {});
  const { columns } = words.reconciliation;
  const mark = (day: Reconciliation) => (
    <div>
      <ReconciliationMark state={day.state} />
      {day.state === 'running' ? <div className={page.hint}>{words.reconciliation.progress(format.number(day.progress))}</div> : null}
    </div>
  );
  return (
    <DataList
      pages={pages}
      label={words.reconciliation.title}
      testId="reconciliation-list"
      onOpen={onOpen}
      empty={{ text: state ? words.reconciliation.emptyFiltered : words.reconciliation.empty }}
      columns={[
        { key: 'date', title: columns.date, render: (_value, { date, mchid }) => <>{date}<div className={page.hint}>{mchid}</div></> },
        { key: 'state', title: columns.state, render: (_value, day) => mark(day) },
        { key: 'lines', title: columns.lines, align: 'right', render: (_value, { billLines }) => format.number(billLines) },
        { key: 'matched', title: columns.matched, align: 'right', render: (_value, { matched }) => format.number(matched) },
        { key: 'differences', title: columns.differences, align: 'right', render: (_value, day) => format.number(differenceCount(day)) },
        { key: 'paid', title: columns.paid, align: 'right', render: (_value, { billPaid }) => <Amount fen={billPaid} quietZero /> },
        { key: 'refunded', title: columns.refunded, align: 'right', render: (_value, { billRefunded }) => <Amount fen={billRefunded > 0 ? -billRefunded : 0} quietZero /> },
        { key: 'fee', title: columns.fee, align: 'right', render: (_value, { fee }) => <Amount fen={fee} quietZero /> },
        { key: 'net', title: columns.net, align: 'right', render: (_value, { billPaid, ourPaid }) => <Amount fen={ourPaid - billPaid} quietZero /> },
      ]}
      card={(day) => (
        <>
          <div className={page.cardTop}><span className={page.cardTitle}>{day.date}</span><Amount fen={day.billPaid} strong /></div>
          {mark(day)}
          <div className={page.cardLine}><span>{day.mchid}</span>{differenceCount(day) > 0 ? <span>{words.reconciliation.differencesCount(differenceCount(day))}</span> : null}</div>
        </>
      )}
    />
  );
}
