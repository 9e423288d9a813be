import { CheckOutlined, CloseOutlined, ExclamationOutlined, HourglassOutlined, LeftOutlined, LoadingOutlined, RightOutlined } from '@ant-design/icons';
import type { CalendarDate, Reconciliation, ReconciliationState } from '@scanfix/shared-types';
import { Button, Skeleton } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../components/format';
import { moneyText } from '../../components/money';
import { Panel } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import type { UrlField } from '../../components/url-filters';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';
import { addMonths, monthGrid } from './month-grid';
import styles from './reconciliation.module.css';
import { differenceCount, useDays } from './use-days';

export const monthField: UrlField<string> = { read: (value) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined), write: (value) => value };

const icons: Record<ReconciliationState, ReactNode> = {
  waiting: <HourglassOutlined aria-hidden />,
  running: <LoadingOutlined aria-hidden />,
  clean: <CheckOutlined aria-hidden />,
  open: <ExclamationOutlined aria-hidden />,
  'worked-off': <CheckOutlined aria-hidden />,
  failed: <CloseOutlined aria-hidden />,
};

interface DayCalendarProps {
  month: string | undefined;
  onMonth: (month: string | undefined) => void;
  /** Absent where the person may only look. */
  onRun?: (date: CalendarDate) => void;
}

/** A month of days: colour, sign and word say which need a look; a day that was not reconciled can be from here. */
export function DayCalendar({ month, onMonth, onRun }: DayCalendarProps) {
  const words = useWords();
  const today = todayIn(useFormat().timeZone);
  const shown = month ?? today.slice(0, 7);
  const pages = useDays({});
  const { rows, hasMore, isLoadingMore, loadMore, error } = pages;
  // Days come newest first: an older month may lie beyond what is there.
  const isMissing = hasMore && (rows.at(-1)?.date ?? '') >= shown;
  useEffect(() => {
    if (isMissing && !isLoadingMore && !error) loadMore();
  }, [isMissing, isLoadingMore, error, loadMore]);
  const { reconciliation: text } = words;
  const [year = 0, number = 1] = shown.split('-').map(Number);
  const go = (count: number): void => onMonth(addMonths(shown, count) === today.slice(0, 7) ? undefined : addMonths(shown, count));
  return (
    <Panel testId="reconciliation-calendar">
      <div className={styles.month}>
        <Button type="text" icon={<LeftOutlined />} aria-label={text.older} onClick={() => go(-1)} />
        <span className={styles.monthName} role="status">{text.month(year, number)}</span>
        <Button type="text" icon={<RightOutlined />} aria-label={text.newer} disabled={shown >= today.slice(0, 7)} onClick={() => go(1)} />
      </div>
      {error ? <ProblemNotice error={error} onRetry={pages.retry} /> : null}
      {pages.isLoading ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      <div className={styles.grid} hidden={pages.isLoading}>
        {text.weekdays.map((weekday) => <div key={weekday} className={styles.weekday}>{weekday}</div>)}
        {monthGrid(shown).flat().map((date, index) => (date === null ? <div key={`outside-${index}`} className={`${styles.day} ${styles.outside}`} /> : <DayCell key={date} date={date} today={today} days={rows.filter((day) => day.date === date)} isGap={date > (rows.at(-1)?.date ?? today)} {...(onRun ? { onRun } : {})} />))}
      </div>
    </Panel>
  );
}

/** Where there are several merchants, the one that needs a look most speaks for the day. */
const gravest: readonly ReconciliationState[] = ['failed', 'open', 'running', 'waiting', 'worked-off', 'clean'];

interface DayCellProps {
  date: CalendarDate;
  today: CalendarDate;
  days: Reconciliation[];
  /** Days before it were reconciled, and it was not: worth a word. */
  isGap: boolean;
  onRun?: (date: CalendarDate) => void;
}

function DayCell({ date, today, days, isGap, onRun }: DayCellProps) {
  const words = useWords();
  const number = <span className={styles.number}>{Number(date.slice(8))}</span>;
  const [day] = [...days].sort((a, b) => gravest.indexOf(a.state) - gravest.indexOf(b.state));
  const name = `${styles.day} ${date === today ? styles.today : ''}`;
  if (!day) {
    if (date >= today || !onRun) return <div className={`${name} ${styles.empty}`}>{number}</div>;
    return (
      <button type="button" className={`${name} ${styles.missed}`} aria-label={words.reconciliation.dayLabel(date, words.reconciliation.noDay)} onClick={() => onRun(date)}>
        {number}
        {isGap ? <span className={styles.stateText}>{words.reconciliation.noDay}</span> : null}
      </button>
    );
  }
  const differences = days.reduce((sum, one) => sum + differenceCount(one), 0);
  return (
    <Link to={`/reconciliations/${day.id}`} className={`${name} ${styles[day.state]}`} data-date={date} data-state={day.state} aria-label={words.reconciliation.dayLabel(date, words.reconciliationStates[day.state])}>
      {number}
      <span className={styles.state}>{icons[day.state]}<span className={styles.stateText}>{day.state === 'open' ? words.reconciliation.differencesCount(differences) : words.reconciliationStatesShort[day.state]}</span></span>
      <span className={`${styles.dayMoney} ${styles.number}`}>{moneyText(days.reduce((sum, { billPaid }) => sum + billPaid, 0))}</span>
    </Link>
  );
}
