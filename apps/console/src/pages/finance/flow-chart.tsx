import type { FinanceOverview } from '@scanfix/shared-types';
import { Tooltip } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import styles from './flow-chart.module.css';

/** What came in above the line, what went back below it; each day leads to its payments. One stop for the keyboard, arrows between the days. */
export function FlowChart({ days }: { days: FinanceOverview['days'] }) {
  const words = useWords();
  const row = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(days.length - 1);
  const most = (key: 'received' | 'refunded'): number => Math.max(0, ...days.map((day) => day[key]));
  const sum = (key: 'received' | 'refunded'): string => moneyText(days.reduce((all, day) => all + day[key], 0));
  const above = most('received');
  const below = most('refunded');
  if (above + below === 0) return <span className={pageStyles.hint}>{words.finance.chartEmpty}</span>;
  // A single refund must be seen beside a month of payments.
  const share = below === 0 ? 100 : Math.min(88, Math.max(12, (above / (above + below)) * 100));
  const walk = (event: React.KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(current + step, 0), days.length - 1);
    setCurrent(next);
    (row.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div>
      <div className={styles.legend}>
        <span><i style={{ background: 'var(--brand)' }} aria-hidden />{words.finance.chartReceived} <b>{sum('received')}</b></span>
        <span><i style={{ background: 'var(--danger)' }} aria-hidden />{words.finance.chartRefunded} <b>{sum('refunded')}</b></span>
      </div>
      <div ref={row} className={styles.chart} role="group" aria-label={words.finance.chartLabel(sum('received'), sum('refunded'))} aria-description={words.finance.chartKeys} onKeyDown={walk}>
        {days.map(({ date, received, refunded }, index) => {
          const label = words.finance.chartDay(date, moneyText(received), moneyText(refunded));
          return (
            <Tooltip key={date} title={label}>
              <Link to={`/payments?from=${date}&to=${date}`} className={styles.day} aria-label={label} tabIndex={index === current ? 0 : -1} onFocus={() => setCurrent(index)}>
                <div className={styles.above} style={{ height: `${share}%` }}>{received > 0 ? <div className={styles.received} style={{ height: `max(2px, ${(received / above) * 100}%)` }} /> : null}</div>
                <div className={styles.below} style={{ height: `${100 - share}%` }}>{refunded > 0 ? <div className={styles.refunded} style={{ height: `max(2px, ${(refunded / below) * 100}%)` }} /> : null}</div>
              </Link>
            </Tooltip>
          );
        })}
      </div>
      <div className={styles.axis}><span>{days[0]?.date.slice(5)}</span><span>{days.at(-1)?.date.slice(5)}</span></div>
    </div>
  );
}
