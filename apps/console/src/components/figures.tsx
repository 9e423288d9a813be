import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './figures.module.css';

export interface Figure {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  /** The list behind the figure. */
  to?: string;
  alarming?: boolean;
}

/** Sums at a glance, each leading to what it is the sum of. */
export function Figures({ figures, testId }: { figures: Figure[]; testId?: string }) {
  return (
    <div className={styles.figures} data-testid={testId}>
      {figures.map(({ label, value, detail, to, alarming = false }) => {
        const content = (
          <>
            <div className={styles.label}>{label}</div>
            <div className={styles.value}>{value}</div>
            {detail ? <div className={styles.detail}>{detail}</div> : null}
          </>
        );
        const name = `${styles.figure} ${alarming ? styles.alarming : ''}`;
        return to ? <Link key={label} to={to} className={name}>{content}</Link> : <div key={label} className={name}>{content}</div>;
      })}
    </div>
  );
}
