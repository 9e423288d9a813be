import type { Fen } from '@scanfix/shared-types';
import styles from './amount.module.css';
import { moneyText } from './money';

interface AmountProps {
  /** Null is not known yet, which is not nothing. */
  fen: Fen | null;
  strong?: boolean;
  /** Zero steps back, so that a column shows where something is. */
  quietZero?: boolean;
}

/** A sum as a column shows it: figures of one width, less than nothing in red with its sign. */
export function Amount({ fen, strong = false, quietZero = false }: AmountProps) {
  if (fen === null) return <span className={styles.quiet}>–</span>;
  const names = [styles.amount, fen < 0 ? styles.negative : '', strong ? styles.strong : '', quietZero && fen === 0 ? styles.quiet : ''];
  return <span className={names.filter(Boolean).join(' ')}>{moneyText(fen)}</span>;
}
