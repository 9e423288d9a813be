import { Text, View } from '@tarojs/components';
import type { JobDetail } from '@scanfix/shared-types';
import { Icon } from '@/components/icon';
import { StateBadge } from '@/components/state-badge';
import { device, DeviceError } from '@/device';
import { useLastFix } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { distance, exactTime, placeText, spacedNumber } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { distanceMeters } from '@/places/coordinates';
import { clockText } from '../components/clock-text';
import { JobLine, PromiseClock } from '../components/job-lines';
import { useNow } from '../components/use-now';
import styles from './index.module.scss';

/** A masked number cannot be dialled. */
const isDialable = (phone: string): boolean => /^[\d+\- ]+$/.test(phone);

/** What it is, how much time is left, where it is, and the two ways there: by phone and by road. */
export function JobHead({ job }: { job: JobDetail }) {
  const words = useWords();
  const say = words.fieldWork;
  const now = useNow();
  const fix = useLastFix();
  const over = job.stage === 'ended';
  /** It goes on without this engineer, or not at all: its state is no longer theirs. */
  const lost = over && job.outcome !== 'completed';
  const clock = over ? null : clockText(words, job.clock, now);
  const where = [job.place ? placeText(job.place) : null, job.placeText].filter(Boolean).join(' · ');
  const away = fix && job.coordinates && !over ? distanceMeters(fix.coordinates, job.coordinates) : null;
  const phone = isDialable(job.contact.phone) ? job.contact.phone : null;
  const { coordinates } = job;

  const attempt = (work: Promise<void>): void => void work.catch((error: unknown) => {
    if (!(error instanceof DeviceError && error.failure === 'cancelled')) device.toast(failureText(words, error));
  });
  const callContact = (): void => (phone ? attempt(device.callPhone(phone)) : device.toast(say.job.callHidden));
  const navigate = (): void => {
    if (coordinates) attempt(device.openMap({ name: job.place?.[job.place.length - 1] ?? job.deviceName ?? '', address: job.address ?? where, coordinates }));
    else device.toast(say.job.noPlace);
  };
  return (
    <View className={styles.head}>
      <View className={styles.headTop}>
        {lost ? <Text className={styles.lost}>{job.outcome ? say.outcomes[job.outcome] : say.ended}</Text> : <StateBadge state={job.state} />}
        <Text className={styles.number}>{say.job.number(spacedNumber(job.ticketNumber))}</Text>
      </View>
      <Text className={styles.problem}>{job.problem}</Text>
      <PromiseClock clock={clock} large />
      {!over && <Text className={styles.sentence}>{words.tickets.engineerSentences[job.state]}</Text>}
      {over && !lost && <Text className={styles.sentence}>{words.tickets.engineerSentences[job.state]}</Text>}
      {job.state === 'on_hold' && job.holdUntil && <Text className={styles.sentence}>{`${say.sheets.holdUntil}：${exactTime(words, job.holdUntil, now)}`}</Text>}
      {where && (
        <JobLine icon="place" away={away} large>
          <Text>{where}</Text>
          {job.address && <View><Text className={styles.hint}>{job.address}</Text></View>}
        </JobLine>
      )}
      {!lost && <View className={styles.ways}>
        <View className={`${styles.way} ${phone ? '' : styles.faint}`} role="button" hoverClass={styles.pressed} onClick={callContact}>
          <Icon name="phone" size="large" />
          <View className={styles.wayWords}><Text className={styles.wayTitle}>{say.job.call}</Text><Text className={styles.hint}>{job.contact.name}</Text></View>
        </View>
        <View className={`${styles.way} ${coordinates ? '' : styles.faint}`} role="button" hoverClass={styles.pressed} onClick={navigate}>
          <Icon name="route" size="large" />
          <View className={styles.wayWords}><Text className={styles.wayTitle}>{say.job.navigate}</Text><Text className={styles.hint}>{coordinates ? (away === null ? '' : distance(words, away)) : say.job.noPlace}</Text></View>
        </View>
      </View>}
    </View>
  );
}
