import { Text, View } from '@tarojs/components';
import type { PoolJob } from '@scanfix/shared-types';
import { Button } from '@/components/button';
import { categoryIcon, Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import { distance, placeText, preferredTime, relativeTime } from '@/i18n/format';
import { clockText } from '../components/clock-text';
import styles from './index.module.scss';

export function PoolCard({ job, now, busy, disabled, onClaim }: { job: PoolJob; now: number; busy: boolean; disabled: boolean; onClaim: () => void }) {
  const words = useWords();
  const say = words.fieldWork;
  const clock = clockText(words, job.clock, now);
  return (
    <View className={styles.card}>
      <View className={styles.cardHead}>
        <Text className={styles.problem}>{job.problem}</Text>
        <Text className={styles.when}>{relativeTime(words, job.submittedAt, now)}</Text>
      </View>
      {clock && <View className={`${styles.clock} ${styles[clock.tone]}`}><Icon name={clock.tone === 'bad' ? 'alert' : 'clock'} className={styles.smallIcon} /><Text>{clock.text}</Text></View>}
      <View className={styles.line}><Icon name={categoryIcon(job.categoryIcon ?? 'other')} className={styles.smallIcon} /><Text className={styles.grow}>{job.deviceName ?? say.job.noDevice}</Text></View>
      {job.place && (
        <View className={styles.line}>
          <Icon name="place" className={styles.smallIcon} />
          <Text className={styles.grow}>{placeText(job.place)}</Text>
          {job.distanceMeters !== null && <Text className={styles.away}>{say.away(distance(words, job.distanceMeters))}</Text>}
        </View>
      )}
      <View className={styles.claim}>
        <View className={styles.tags}>
          {job.urgency !== 'normal' && <Text className={styles.urgent}>{words.tickets.urgencies[job.urgency]}</Text>}
          {job.preferredTime && <Text className={styles.tag}>{say.preferred(preferredTime(words, job.preferredTime, now))}</Text>}
        </View>
        <Button busy={busy} disabled={disabled} onClick={onClaim}>{say.claim}</Button>
      </View>
    </View>
  );
}
