import { CheckCircleFilled, CloseCircleFilled, SafetyCertificateOutlined } from '@ant-design/icons';
import { ledgerRules, type LedgerCheck } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../api/call';
import { Amount } from '../../components/amount';
import { useFormat } from '../../components/format';
import { Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import styles from './ledger.module.css';

interface Checking {
  button: ReactNode;
  result: LedgerCheck | undefined;
  error: unknown;
  again: () => void;
}

/** Only when somebody asks: it reads all of the books. */
export function useLedgerCheck(): Checking {
  const words = useWords();
  const check = useMutation({ mutationFn: () => call('GET /finance/ledger-check') });
  return {
    button: <Button icon={<SafetyCertificateOutlined />} loading={check.isPending} onClick={() => check.mutate()}>{check.isPending ? words.ledger.checking : words.ledger.check}</Button>,
    result: check.data,
    error: check.error,
    again: () => check.mutate(),
  };
}

export function LedgerCheckPanel({ check: { result, error, again } }: { check: Checking }) {
  const words = useWords();
  const format = useFormat();
  if (error) return <ProblemNotice error={error} onRetry={again} />;
  if (!result) return null;
  const { ledger: text } = words;
  const right = result.differences.length === 0;
  const broken = new Set(result.differences.map(({ rule }) => rule));
  return (
    <Panel testId="ledger-check">
      <Alert
        type={right ? 'success' : 'error'}
        showIcon
        role="status"
        title={right ? text.checkRight(format.number(result.entries)) : text.checkWrong(result.differences.length)}
        description={text.checkedAt(format.exact(result.at))}
      />
      <ul className={styles.rules} aria-label={text.checkedRules}>
        {ledgerRules.map((rule) => (
          <li key={rule} data-rule={rule} data-right={!broken.has(rule)}>
            {broken.has(rule) ? <CloseCircleFilled style={{ color: 'var(--danger)' }} aria-hidden /> : <CheckCircleFilled style={{ color: 'var(--success)' }} aria-hidden />} {words.ledgerRules[rule]}
          </li>
        ))}
      </ul>
      {right ? null : <Differences differences={result.differences} />}
    </Panel>
  );
}

function Differences({ differences }: Pick<LedgerCheck, 'differences'>) {
  const words = useWords();
  const { differenceColumns: columns } = words.ledger;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr><th>{columns.rule}</th><th>{columns.subject}</th><th className={styles.figure}>{columns.expected}</th><th className={styles.figure}>{columns.found}</th></tr>
        </thead>
        <tbody>
          {differences.map(({ rule, subjectId, expected, found }) => (
            <tr key={`${rule}-${subjectId}`}>
              <td>{words.ledgerRules[rule]}</td>
              <td>{words.ledger.entryNumber(subjectId)}</td>
              <td className={styles.figure}><Amount fen={expected} /></td>
              <td className={styles.figure}><Amount fen={found} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
