import { Text, View } from '@tarojs/components';
import { checklistResults, type ChecklistItem } from '@scanfix/shared-types';
import { Card } from '@/components/card';
import { Chips } from '@/components/chips';
import { Field, TextField } from '@/components/field';
import type { RecordedWork } from '@/field-work/job-step';
import { useWords } from '@/i18n';
import styles from './index.module.scss';
import { fieldId, type WorkChange } from './use-work';

type Answers = RecordedWork['checklist'];

/** Each item of the category: fine, not fine (and what), or not applicable. */
export function ChecklistCard({ items, answers, unanswered, onChange }: { items: ChecklistItem[]; answers: Answers; unanswered: boolean; onChange: (change: WorkChange) => void }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const answer = (itemId: number, changes: Partial<Answers[number]>): void => {
    onChange(({ checklist }) => {
      const before = checklist.find((one) => one.itemId === itemId) ?? { itemId, result: 'ok' as const, note: '' };
      return { checklist: [...checklist.filter((one) => one.itemId !== itemId), { ...before, ...changes }] };
    });
  };
  if (items.length === 0) return null;
  return (
    <Card title={say.checklist} hint={`${answers.length} / ${items.length}`}>
      <Field id={fieldId('checklist')} error={unanswered ? say.unanswered : null}>
        {items.map((item) => {
          const given = answers.find(({ itemId }) => itemId === item.id);
          return (
            <View key={item.id} className={styles.check}>
              <View className={styles.checkHead}><Text className={styles.grow}>{item.text}</Text>{item.required && <Text className={styles.required}>{say.required}</Text>}</View>
              <Chips
                choices={checklistResults.map((value) => ({ value, text: say.results[value], danger: value === 'not-ok' }))}
                chosen={given?.result ?? null}
                onChoose={(result) => result && answer(item.id, { result })}
              />
              {given?.result === 'not-ok' && <TextField id={`check-${item.id}`} value={given.note} onChange={(note) => answer(item.id, { note })} placeholder={say.resultNote} longest={200} />}
            </View>
          );
        })}
      </Field>
    </Card>
  );
}
