import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import type { MonthlyStatement } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { download } from '../../api/call';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { spokenNumber, useFormat } from '../../components/format';
import { Facts, pageStyles } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../i18n';
import { loadOwedBy, type Owed } from '../payments/owed';
import { RecordPaymentDialog } from '../payments/record-payment-dialog';
import styles from './statement-drawer.module.css';
import { StatementMark } from './statement-mark';

/** One month of one customer: its lines, the paper for them, and the transfer that pays it. */
export function StatementDrawer({ statement, onClose }: { statement: MonthlyStatement | null; onClose: () => void }) {
  const words = useWords();
  return (
    <Drawer open={statement !== null} onClose={onClose} size={640} styles={{ wrapper: { maxWidth: '100vw' } }} title={statement ? words.monthlyStatements.drawerTitle(statement.number) : ''} destroyOnHidden>
      {statement ? <Details statement={statement} /> : <Skeleton active />}
    </Drawer>
  );
}

function Details({ statement }: { statement: MonthlyStatement }) {
  const words = useWords();
  const format = useFormat();
  const { monthlyStatements: text } = words;
  return (
    <>
      <Facts
        facts={[
          [text.customer, <Link key="c" to={`/customers/${statement.customer.id}`}>{statement.customer.name}</Link>],
          [text.month, statement.month],
          [text.columns.dueOn, statement.dueOn],
          [text.columns.state, <StatementMark key="s" statement={statement} />],
          [text.columns.total, <Amount key="t" fen={statement.total} strong />],
          [text.columns.open, <Amount key="o" fen={statement.open} strong />],
          [text.createdAt, format.exact(statement.createdAt)],
        ]}
      />
      <Actions statement={statement} />
      <Lines lines={statement.lines} />
    </>
  );
}

function Lines({ lines }: Pick<MonthlyStatement, 'lines'>) {
  const words = useWords();
  const format = useFormat();
  const { monthlyStatements: text } = words;
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <thead>
          <tr><th>{text.lineColumns.ticket}</th><th>{text.lineColumns.device}</th><th>{text.lineColumns.approvedAt}</th><th className={styles.figure}>{text.lineColumns.amount}</th><th className={styles.figure}>{text.lineColumns.open}</th></tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.quoteId}>
              <td className={pageStyles.mono}>{spokenNumber(line.ticketNumber)}</td>
              <td className={styles.device}>{line.device}</td>
              <td className={styles.day}>{format.exact(line.approvedAt).slice(0, 10)}</td>
              <td className={styles.figure}><Amount fen={line.amount} /></td>
              <td className={styles.figure}><Amount fen={line.open} quietZero /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Actions({ statement }: { statement: MonthlyStatement }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const mayRecord = useMay('payment:record');
  const [owed, setOwed] = useState<Owed[] | null>(null);
  const file = useMutation({
    mutationFn: () => download('GET /finance/monthly-statements/:id/file', { params: { id: statement.id } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  // What is owed is asked for anew: a line may have been paid since the list was drawn.
  const lines = useMutation({
    mutationFn: async () => {
      const all = await loadOwedBy(statement.customer.id);
      return all.filter(({ quoteId }) => statement.lines.some((line) => line.quoteId === quoteId));
    },
    onSuccess: setOwed,
    onError: (error) => void message.error(wordFor(error)),
  });
  return (
    <div className={pageStyles.tools} style={{ marginTop: 16 }}>
      {mayRecord && statement.open > 0 ? <Button type="primary" icon={<PlusOutlined />} loading={lines.isPending} onClick={() => lines.mutate()}>{words.monthlyStatements.recordPayment}</Button> : null}
      <Button icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate()}>{words.monthlyStatements.pdf}</Button>
      <RecordPaymentDialog open={owed !== null} owed={owed ?? []} onClose={() => setOwed(null)} />
    </div>
  );
}
