import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Chips } from '@/components/chips';
import type { JobStep } from '@/field-work/job-step';
import { useWords } from '@/i18n';
import { exactTime } from '@/i18n/format';
import styles from './index.module.scss';
import { ReasonSheet } from './reason-sheet';

const untilChoices = ['hour2', 'tomorrow', 'days3', 'week'] as const;
type Until = (typeof untilChoices)[number];
const morning = 9;

/** Resume in the morning, when it is more than hours away: nobody works at three at night. */
function timeOf(until: Until, now: Date): Date {
  const inDays = (days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
  switch (until) {
    case 'hour2':
      return new Date(now.getTime() + 2 * 3_600_000);
    case 'tomorrow':
      return inDays(1);
    case 'days3':
      return inDays(3);
    case 'week':
      return inDays(7);
  }
}

export function HoldSheet({ busy, onStep, onClose }: { busy: boolean; onStep: (step: JobStep) => void; onClose: () => void }) {
  const words = useWords();
  const { sheets } = words.fieldWork;
  const [until, setUntil] = useState<Until>('tomorrow');
  const at = timeOf(until, new Date()).toISOString();
  return (
    <ReasonSheet
      title={sheets.hold}
      action={sheets.confirm.hold}
      busy={busy}
      reasons={sheets.holdReasons}
      onConfirm={(reason, note) => onStep({ kind: 'hold', reason, until: at, note })}
      onClose={onClose}
    >
      <View className={styles.below}>
        <Text className={styles.label}>{sheets.holdUntil}</Text>
        <Chips choices={untilChoices.map((value) => ({ value, text: sheets.until[value] }))} chosen={until} onChoose={(value) => value && setUntil(value)} />
        <Text className={styles.hint}>{`${exactTime(words, at)} · ${sheets.holdUntilHint}`}</Text>
      </View>
    </ReasonSheet>
  );
}
