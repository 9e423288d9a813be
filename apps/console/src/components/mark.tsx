import type { ReactNode } from 'react';
import styles from './mark.module.css';

export type Tone = 'plain' | 'brand' | 'danger' | 'warning' | 'success' | 'info' | 'neutral';

/** A state as people read it: a colour, an icon and a word, never the colour alone. */
export function Mark({ tone, icon, strong = false, wrap = false, children }: { tone: Tone; icon: ReactNode; strong?: boolean; wrap?: boolean; children: ReactNode }) {
  const names = [styles.mark, styles[tone], tone === 'plain' ? '' : styles.filled, strong ? styles.strong : '', wrap ? styles.wrap : ''];
  return (
    <span className={names.filter(Boolean).join(' ')}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
