import { Text, View } from '@tarojs/components';
import type { JobSummary } from '@scanfix/shared-types';
import { categoryIcon } from '@/components/icon';
import { StateBadge } from '@/components/state-badge';
import { useKeptJob, useLastFix } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { exactTime, placeText, preferredTime } from '@/i18n/format';
import { distanceMeters } from '@/places/coordinates';
import { clockText } from '../components/clock-text';
import { JobLine, PromiseClock } from '../components/job-lines';
import styles from './index.module.scss';

/** Names of the parts that were used for this before, from what is kept of the job; it is read ahead after the list. */
const useLikelyParts = (visitId: number): string => (useKeptJob(visitId)?.value.likelyParts ?? []).slice(0, 3).map(({ name }) => name).join('、');

export function JobCard({ job, now, unsent, onClick }: { job: JobSummary; now: number; unsent: boolean; onClick: () => void }) {
  const words = useWords();
  const say = words.fieldWork;
  const fix = useLastFix();
  const parts = useLikelyParts(job.visitId);
  const over = job.stage === 'ended';
  const clock = over ? null : clockText(words, job.clock, now);
  const where = [job.place ? placeText(job.place) : null, job.placeText].filter(Boolean).join(' · ');
  const away = !over && fix && job.coordinates ? distanceMeters(fix.coordinates, job.coordinates) : null;
  const time = job.plannedFrom ? say.planned(exactTime(words, job.plannedFrom, now)) : job.preferredTime ? say.preferred(preferredTime(words, job.preferredTime, now)) : null;
  return (
    <View className={`${styles.card} ${clock?.tone === 'bad' ? styles.lateCard : ''}`} hoverClass={styles.pressed} role="button" onClick={onClick}>
      <View className={styles.cardHead}>
        <Text className={styles.problem}>{job.problem}</Text>
        {over && job.outcome !== 'completed' ? <Text className={styles.tag}>{job.outcome ? say.outcomes[job.outcome] : say.ended}</Text> : <StateBadge state={job.state} />}
      </View>
      <PromiseClock clock={clock} />
      <JobLine icon={categoryIcon(job.categoryIcon ?? 'other')}><Text>{job.deviceName ?? say.job.noDevice}</Text></JobLine>
      {where && <JobLine icon="place" away={away}><Text>{where}</Text></JobLine>}
      {parts !== '' && !over && <Text className={styles.parts}>{say.likelyParts(parts)}</Text>}
      <View className={styles.tags}>
        {job.urgency !== 'normal' && <Text className={styles.urgent}>{words.tickets.urgencies[job.urgency]}</Text>}
        {job.rework && <Text className={styles.tag}>{say.rework}</Text>}
        {job.role === 'assistant' && <Text className={styles.tag}>{say.assistant}</Text>}
        {unsent && <Text className={styles.unsent}>{say.unsent}</Text>}
        {!over && time && <Text className={styles.tag}>{time}</Text>}
        {over && job.finishedAt && <Text className={styles.when}>{exactTime(words, job.finishedAt, now)}</Text>}
      </View>
    </View>
  );
}
