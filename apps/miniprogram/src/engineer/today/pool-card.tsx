import { Text, View } from '@tarojs/components';
import type { PoolJob } from '@scanfix/shared-types';
import { Button } from '@/components/button';
import { categoryIcon } from '@/components/icon';
import { useWords } from '@/i18n';
import { placeText, preferredTime, relativeTime } from '@/i18n/format';
import { clockText } from '../components/clock-text';
import { JobLine, PromiseClock } from '../components/job-lines';
import styles from './index.module.scss';

export function PoolCard({ job, now, busy, disabled, onClaim }: { job: PoolJob; now: number; busy: boolean; disabled: boolean; onClaim: () => void }) {
  const words = useWords();
  const say = words.fieldWork;
  return (
    <View className={styles.card}>
      <View className={styles.cardHead}>
        <Text className={styles.problem}>{job.problem}</Text>
        <Text className={styles.when}>{relativeTime(words, job.submittedAt, now)}</Text>
      </View>
      <PromiseClock clock={clockText(words, job.clock, now)} />
      <JobLine icon={categoryIcon(job.categoryIcon ?? 'other')}><Text>{job.deviceName ?? say.job.noDevice}</Text></JobLine>
      {job.place && <JobLine icon="place" away={job.distanceMeters}><Text>{placeText(job.place)}</Text></JobLine>}
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
