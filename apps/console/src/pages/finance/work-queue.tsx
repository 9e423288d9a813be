import { AuditOutlined, CheckCircleOutlined, DisconnectOutlined, FileProtectOutlined, FileTextOutlined, HourglassOutlined, QuestionCircleOutlined, RightOutlined, WarningOutlined } from '@ant-design/icons';
import type { FinanceOverview } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../components/format';
import { useWords } from '../../i18n';
import styles from './work-queue.module.css';

type Kind = keyof FinanceOverview['queue'];

/** In the order in which they hurt: somebody waits for their money, then the books, then paper. */
const order: [Kind, ReactNode, path: string][] = [
  ['refundsAbnormal', <WarningOutlined key="i" />, '/refunds?view=queue&state=abnormal'],
  ['refundsToDecide', <HourglassOutlined key="i" />, '/refunds?view=queue&state=requested'],
  ['surplusPayments', <QuestionCircleOutlined key="i" />, '/payments?purpose=surplus&state=paid'],
  ['unexplained', <DisconnectOutlined key="i" />, '/unexplained-notifications'],
  ['reconciliationOpen', <AuditOutlined key="i" />, '/reconciliations?view=list&state=open'],
  ['invoicesToIssue', <FileTextOutlined key="i" />, '/invoices'],
  ['contractsExpiring', <FileProtectOutlined key="i" />, '/contracts?state=expiring'],
];

/** What needs a hand first; each leads to the list of exactly those. */
export function WorkQueue({ queue }: { queue: FinanceOverview['queue'] }) {
  const words = useWords();
  const format = useFormat();
  const nothing = order.every(([kind]) => queue[kind] === 0);
  return (
    <>
      {nothing ? <div className={styles.done}><CheckCircleOutlined aria-hidden />{words.finance.queueDone}</div> : null}
      <ul className={styles.queue} data-testid="work-queue">
        {order.map(([kind, icon, path]) => (
          <li key={kind}>
            <Link to={path} className={`${styles.item} ${queue[kind] > 0 ? styles.waiting : ''}`} data-queue={kind}>
              <span className={styles.icon} aria-hidden>{icon}</span>
              <span className={styles.name}>{words.finance.queueItems[kind]}</span>
              <span className={styles.count}>{format.number(queue[kind])}</span>
              <RightOutlined aria-hidden style={{ fontSize: 12, color: 'var(--muted)' }} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
