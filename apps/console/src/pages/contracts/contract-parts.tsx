import { CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, HistoryOutlined, StopOutlined } from '@ant-design/icons';
import type { ContractState, ServiceContract } from '@scanfix/shared-types';
import { Progress } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useFormat } from '../../components/format';
import { Mark, type Tone } from '../../components/mark';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';
import styles from './contracts.module.css';

const looks: Record<ContractState, [Tone, ReactNode]> = {
  upcoming: ['info', <ClockCircleOutlined key="i" />],
  active: ['success', <CheckCircleOutlined key="i" />],
  expiring: ['warning', <ExclamationCircleOutlined key="i" />],
  expired: ['plain', <HistoryOutlined key="i" />],
  terminated: ['neutral', <StopOutlined key="i" />],
};

export function ContractMark({ state }: { state: ContractState }) {
  const words = useWords();
  const [tone, icon] = looks[state];
  return <Mark tone={tone} icon={icon}>{words.contractStates[state]}</Mark>;
}

/** How long it lasts, and how long still where that is short. */
export function ContractPeriod({ contract: { startsOn, endsOn, state } }: { contract: ServiceContract }) {
  const { contracts: text } = useWords();
  const today = todayIn(useFormat().timeZone);
  return (
    <div>
      {text.period(startsOn, endsOn)}
      {state === 'expiring' ? <div className={pageStyles.hint}>{text.daysLeft(dayjs(endsOn).diff(dayjs(today), 'day'))}</div> : null}
    </div>
  );
}

/** What of the credit the customer has used; nothing where the contract allows none. */
export function CreditBar({ contract: { creditLimit, creditUsed } }: { contract: Pick<ServiceContract, 'creditLimit' | 'creditUsed'> }) {
  const { contracts: text } = useWords();
  if (creditUsed === null) return null;
  if (creditLimit === null) return <div className={pageStyles.hint}>{text.creditUnlimited(moneyText(creditUsed))}</div>;
  return <UsedBar used={creditUsed} of={creditLimit} text={text.creditOf(moneyText(creditUsed), moneyText(creditLimit), moneyText(Math.max(0, creditLimit - creditUsed)))} />;
}

/** Used and left as a bar; nothing to draw where there is no limit. */
export function VisitsBar({ contract: { includedVisits, usedVisits } }: { contract: Pick<ServiceContract, 'includedVisits' | 'usedVisits'> }) {
  const { contracts: text } = useWords();
  if (includedVisits === null) return <span>{text.visitsUnlimited(usedVisits)}</span>;
  if (includedVisits === 0) return <span className={pageStyles.hint}>{text.noVisits}</span>;
  return <UsedBar used={usedVisits} of={includedVisits} text={text.visits(usedVisits, includedVisits)} />;
}

function UsedBar({ used, of, text }: { used: number; of: number; text: string }) {
  const percent = used >= of ? 100 : (used / of) * 100;
  return (
    <div className={styles.used}>
      <Progress percent={percent} showInfo={false} size="small" strokeColor={percent >= 100 ? 'var(--danger)' : percent >= 80 ? 'var(--warning)' : 'var(--brand)'} aria-label={text} />
      <div className={pageStyles.hint}>{text}</div>
    </div>
  );
}

export function useTerms(): (contract: Pick<ServiceContract, 'credit' | 'paymentDays'>) => string {
  const { contracts: text } = useWords();
  return ({ credit, paymentDays }) => (credit ? text.credit(paymentDays) : text.cash);
}
