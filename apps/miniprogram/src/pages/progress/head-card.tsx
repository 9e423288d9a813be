import { Text, View } from '@tarojs/components';
import type { MyVisit, TicketProgress } from '@scanfix/shared-types';
import { useState, type ReactNode } from 'react';
import { Icon } from '@/components/icon';
import { StateBadge } from '@/components/state-badge';
import { useWords } from '@/i18n';
import { clockPromise, promisesOf, type PromiseText } from '@/i18n/clocks';
import { spacedNumber } from '@/i18n/format';
import { promiseText, ticketSentence } from '@/i18n/wording';
import styles from './head-card.module.scss';
import { useNow } from './use-now';

function Promised({ promise, more }: { promise: PromiseText; more?: ReactNode }) {
  return (
    <View className={styles.promise}>
      <View className={`${styles.line} ${promise.late ? styles.late : ''}`}>
        <Icon name={promise.paused ? 'pause' : 'clock'} className={styles.icon} />
        <View className={styles.text}>
          <Text>{promise.text}</Text>
          {promise.left && <Text>{promise.left}</Text>}
        </View>
        {more}
      </View>
      {promise.pauses.map((pause) => <Text key={pause} className={styles.pause}>{pause}</Text>)}
    </View>
  );
}

/** The sentence and the promise: what one opens this page for. */
export function HeadCard({ ticket, visit }: { ticket: TicketProgress; visit: MyVisit | null }) {
  const words = useWords();
  const now = useNow();
  const [all, setAll] = useState(false);
  const { first, rest } = promisesOf(ticket);
  const expected = promiseText(words, ticket, now);
  const promise = first ? clockPromise(words, first, now) : expected && { ...expected, left: null, paused: false, pauses: [] };
  const more = (
    <View className={styles.more} role="button" aria-expanded={all} aria-label={all ? words.clocks.fewer : words.clocks.all} onClick={() => setAll(!all)}>
      <Icon name="down" className={all ? styles.up : styles.down} />
    </View>
  );
  const ended = ticket.state === 'invalid' || ticket.state === 'cancelled';
  return (
    <View className={`${styles.head} ${ended ? styles.ended : ''}`}>
      <View className={styles.top}>
        <StateBadge state={ticket.state} />
        <Text className={styles.number} selectable>{words.tickets.number(spacedNumber(ticket.number))}</Text>
      </View>
      <Text className={styles.sentence}>{ticketSentence(words, ticket, visit, now)}</Text>
      {promise && !ended && (
        <View className={styles.promises}>
          <Promised promise={promise} more={rest.length > 0 && more} />
          {all && rest.map((clock) => <Promised key={clock.kind} promise={clockPromise(words, clock, now)} />)}
        </View>
      )}
    </View>
  );
}
