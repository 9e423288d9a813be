import { Text, View } from '@tarojs/components';
import type { JobDetail } from '@scanfix/shared-types';
import { Card } from '@/components/card';
import { Chips, ToggleChips } from '@/components/chips';
import { LongTextField, TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import type { RecordedWork } from '@/field-work/job-step';
import { hasPhrase, withPhrase } from '@/field-work/work';
import { useWords } from '@/i18n';
import { fieldText } from '@/i18n/wording';
import styles from './index.module.scss';
import { fieldId, type WorkChange } from './use-work';

const minuteSteps = 5;

interface FindingsProps {
  job: JobDetail;
  work: RecordedWork;
  errorOf: (field: string) => string | null;
  onChange: (change: WorkChange) => void;
}

/** What was wrong, what was done, and how long it took: chips first, words beside them. */
export function FindingsCard({ job, work, errorOf, onChange }: FindingsProps) {
  const words = useWords();
  const say = words.fieldWork.record;
  const { standard } = job;
  const said = (field: string): string | null => {
    const code = errorOf(field);
    if (!code) return null;
    return code === 'invalid-minutes' ? say.minutesWrong : fieldText(words, code);
  };
  const minutes = (change: number): void => onChange(({ labourMinutes }) => ({ labourMinutes: Math.max(1, (Number.isInteger(labourMinutes) ? labourMinutes : 0) + change) }));
  return (
    <Card>
      {standard && standard.faultCodes.length > 0 && (
        <View className={styles.block}>
          <Text className={styles.label}>{say.fault}</Text>
          <Chips choices={standard.faultCodes.map(({ id, code, name }) => ({ value: id, text: `${code} ${name}` }))} chosen={work.faultCodeId} optional onChoose={(faultCodeId) => onChange({ faultCodeId })} />
        </View>
      )}
      <View className={styles.block}>
        <Text className={styles.label}>{say.cause}</Text>
        {standard && <ToggleChips texts={standard.causes} isOn={(text) => hasPhrase(work.cause, text)} onToggle={(text) => onChange((before) => ({ cause: withPhrase(before.cause, text) }))} />}
        <View className={styles.below}><LongTextField id={fieldId('cause')} value={work.cause} onChange={(cause) => onChange({ cause })} placeholder={say.causeExample} longest={500} error={said('cause')} /></View>
      </View>
      <View className={styles.block}>
        <Text className={styles.label}>{say.action}</Text>
        {standard && <ToggleChips texts={standard.actions} isOn={(text) => hasPhrase(work.action, text)} onToggle={(text) => onChange((before) => ({ action: withPhrase(before.action, text) }))} />}
        <View className={styles.below}><LongTextField id={fieldId('action')} value={work.action} onChange={(action) => onChange({ action })} placeholder={say.actionExample} longest={500} error={said('action')} /></View>
      </View>
      <View className={styles.block}>
        <TextField
          id={fieldId('labourMinutes')}
          label={`${say.minutes}（${say.minutesUnit}）`}
          hint={say.minutesHint}
          type="number"
          longest={4}
          value={Number.isFinite(work.labourMinutes) && work.labourMinutes > 0 ? String(work.labourMinutes) : ''}
          onChange={(text) => onChange({ labourMinutes: text === '' ? 0 : Number(text) })}
          error={said('labourMinutes')}
          after={(
            <View className={styles.stepper}>
              <View className={styles.stepButton} role="button" aria-label={say.fewer} onClick={() => minutes(-minuteSteps)}><Text>−</Text></View>
              <View className={styles.stepButton} role="button" aria-label={say.more} onClick={() => minutes(minuteSteps)}><Icon name="plus" /></View>
            </View>
          )}
        />
      </View>
    </Card>
  );
}
