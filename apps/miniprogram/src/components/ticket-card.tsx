import { Text, View } from '@tarojs/components';
import type { TicketClock, TicketState } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { clockPromise } from '@/i18n/clocks';
import { relativeTime, spacedNumber } from '@/i18n/format';
import { Icon } from './icon';
import { StateBadge } from './state-badge';
import styles from './ticket-card.module.scss';

interface TicketCardProps {
  number: string;
  state: TicketState;
  problem: string;
  /** Device or place. */
  subject?: string | null;
  submittedAt: string;
  followerCount?: number;
  /** The promise that runs out next. */
  clock?: TicketClock | null;
  /** One of several to choose from. */
  chosen?: boolean;
  onClick?: () => void;
}

/** A ticket in a few words: what, how it stands, since when. */
export function TicketCard({ number, state, problem, subject, submittedAt, followerCount = 0, clock = null, chosen = false, onClick }: TicketCardProps) {
  const words = useWords();
  const promise = clock && clockPromise(words, clock);
  return (
    <View className={`${styles.card} ${chosen ? styles.chosen : ''}`} aria-pressed={chosen} hoverClass={onClick ? styles.pressed : 'none'} onClick={onClick} role={onClick ? 'button' : undefined}>
      <View className={styles.head}>
        <Text className={styles.problem}>{problem}</Text>
        <StateBadge state={state} />
      </View>
      {subject && <Text className={styles.line}>{subject}</Text>}
      <Text className={styles.sentence}>{words.tickets.shortSentences[state]}</Text>
      {promise && <View className={promise.late ? styles.late : styles.promise}><Icon name={promise.paused ? 'pause' : 'clock'} className={styles.smallIcon} /><Text>{promise.text}</Text></View>}
      <View className={styles.foot}>
        <Text>{relativeTime(words, submittedAt)}</Text>
        <Text>{words.tickets.number(spacedNumber(number))}</Text>
        {followerCount > 1 && <View className={styles.followers}><Icon name="people" className={styles.smallIcon} /><Text>{words.tickets.followers(followerCount)}</Text></View>}
      </View>
    </View>
  );
}
