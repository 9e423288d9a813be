import { ledgerAccounts, type CalendarDate, type LedgerAccount } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Amount } from '../../components/amount';
import { SkeletonRows } from '../../components/data-list';
import { Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import styles from './ledger.module.css';

/** Sums of entries, in the order of the accounts' codes; debits and credits meet at the foot. */
export function Balances({ period, onOpen }: { period: { from?: CalendarDate | undefined; to?: CalendarDate | undefined }; onOpen: (account: LedgerAccount) => void }) {
  const words = useWords();
  const query = useQuery({ queryKey: keys.balances(period), queryFn: () => call('GET /finance/balances', { query: period }) });
  const { balanceColumns: columns } = words.ledger;
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Panel><SkeletonRows count={6} /></Panel>;
  const rows = [...query.data].sort((a, b) => ledgerAccounts[a.account].code.localeCompare(ledgerAccounts[b.account].code));
  const sum = (key: 'debit' | 'credit'): number => rows.reduce((all, row) => all + row[key], 0);
  return (
    <Panel testId="balances">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr><th>{columns.account}</th><th className={styles.figure}>{columns.debit}</th><th className={styles.figure}>{columns.credit}</th><th className={styles.figure}>{columns.balance}</th></tr>
          </thead>
          <tbody>
            {rows.map(({ account, debit, credit, balance }) => (
              <tr key={account}>
                <td><span className={styles.code}>{ledgerAccounts[account].code}</span><Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(account)}>{words.ledgerAccounts[account]}</Button></td>
                <td className={styles.figure}><Amount fen={debit} quietZero /></td>
                <td className={styles.figure}><Amount fen={credit} quietZero /></td>
                <td className={styles.figure}><Amount fen={balance} strong quietZero /></td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr><td>{words.ledger.total}</td><td className={styles.figure}><Amount fen={sum('debit')} /></td><td className={styles.figure}><Amount fen={sum('credit')} /></td><td /></tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  );
}
