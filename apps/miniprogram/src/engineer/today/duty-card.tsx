import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/icon';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { loadDuty } from '@/field-work/jobs';
import { reportPositionSoon } from '@/field-work/position-reports';
import { usePositionRefused } from '@/field-work/use-field-work';
import { useWords } from '@/i18n';
import { relativeTime } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { call } from '@/session/call';
import { Segments } from '../components/segments';
import styles from './index.module.scss';

/** The own switch, how much one has on hand, and what is known of one's place. Without a network it is silent: it could promise nothing. */
export function DutyCard({ turn }: { turn: number }) {
  const words = useWords();
  const say = words.fieldWork;
  const duty = useLoaded('duty', loadDuty);
  const refused = usePositionRefused();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { reload } = duty;
  useEffect(() => {
    if (turn > 0) void reload();
  }, [turn, reload]);

  const { value } = duty;
  useEffect(() => {
    if (value?.positionWanted) reportPositionSoon();
  }, [value?.positionWanted]);
  if (!value) return null;
  const takesJobs = wanted ?? value.takesJobs;
  const change = async (next: boolean): Promise<void> => {
    if (next === takesJobs) return;
    setWanted(next);
    try {
      duty.set(await call('PUT /me/duty', { body: { takesJobs: next } }));
      device.toast(say.duty.changed[next ? 'on' : 'off']);
    } catch (error) {
      device.toast(failureText(words, error));
    }
    setWanted(null);
  };
  return (
    <View className={styles.duty}>
      <Segments
        choices={[{ value: 'on' as const, text: say.duty.on }, { value: 'off' as const, text: say.duty.off }]}
        chosen={takesJobs ? 'on' : 'off'}
        onChoose={(chosen) => void change(chosen === 'on')}
      />
      <Text className={styles.dutyText}>{takesJobs ? say.duty.load(value.openJobs, value.maximumOpenJobs) : say.duty.resting}</Text>
      {value.positionWanted && (refused || value.position) && (
        <View className={styles.position}>
          <Icon name="place" className={styles.smallIcon} />
          <Text>{refused ? say.position.refused : value.position ? say.position.shared(relativeTime(words, value.position.at), value.positionKeptHours) : ''}</Text>
        </View>
      )}
    </View>
  );
}
