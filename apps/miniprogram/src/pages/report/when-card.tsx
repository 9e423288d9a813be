import { Text, View } from '@tarojs/components';
import { urgencies } from '@scanfix/shared-types';
import { useMemo } from 'react';
import { Card } from '@/components/card';
import { Chips } from '@/components/chips';
import { Notice } from '@/components/states';
import { useWords, type Words } from '@/i18n';
import { nextDays, openSlots, slotTime, type ReportDraft } from '@/reporting/draft';
import styles from './index.module.scss';
import { fieldId } from './use-report';

const offeredDays = 5;
const anyTime = 'any';

function dayName(words: Words, day: Date, today: Date): string {
  const distance = Math.round((day.getTime() - new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime()) / 86_400_000);
  if (distance === 0) return words.time.todayName;
  if (distance === 1) return words.time.tomorrowName;
  return `${words.time.weekdays[day.getDay()] ?? ''} ${words.time.date(day.getMonth() + 1, day.getDate())}`;
}

/** Preferred time (a day and a part of it) and urgency. */
export function WhenCard({ draft, change, timeError }: { draft: ReportDraft; change: (changes: Partial<ReportDraft>) => void; timeError: string | null }) {
  const words = useWords();
  const today = useMemo(() => new Date(), []);
  const days = nextDays(today, offeredDays);
  const { preferredTime, urgency } = draft;
  const chosenDay = days.find((day) => preferredTime && new Date(preferredTime.from).toDateString() === day.toDateString());
  const openSlotsOfDay = chosenDay ? openSlots(chosenDay, today) : [];
  const chosenSlot = chosenDay && openSlotsOfDay.find((slot) => slotTime(chosenDay, slot).from === preferredTime?.from);

  const chooseDay = (key: string | null): void => {
    const day = days.find((one) => one.toDateString() === key);
    const [first] = day ? openSlots(day, today) : [];
    change({ preferredTime: day && first ? slotTime(day, first) : null });
  };
  const dayChoices = [{ value: anyTime, text: words.report.anyTime }, ...days.map((day) => ({ value: day.toDateString(), text: dayName(words, day, today) }))];
  return (
    <View>
      <Card title={words.report.when} hint={words.general.optional} id={fieldId('preferredTime')}>
        <Chips choices={dayChoices} chosen={chosenDay ? chosenDay.toDateString() : anyTime} onChoose={chooseDay} />
        {chosenDay && (
          <View className={styles.nextChips}>
            <Chips choices={openSlotsOfDay.map((slot) => ({ value: slot, text: words.report.slots[slot] }))} chosen={chosenSlot ?? null} onChoose={(slot) => slot && change({ preferredTime: slotTime(chosenDay, slot) })} />
          </View>
        )}
        {timeError && <Text className={styles.error}>{timeError}</Text>}
      </Card>
      <Card title={words.report.urgency}>
        <Chips choices={urgencies.map((value) => ({ value, text: words.tickets.urgencies[value], danger: value === 'emergency' }))} chosen={urgency} onChoose={(chosen) => chosen && change({ urgency: chosen })} />
        <Text className={styles.urgencyHint}>{words.tickets.urgencyHints[urgency]}</Text>
        {urgency === 'emergency' && <Notice icon="alert" tone="bad">{words.report.emergencyHint}</Notice>}
      </Card>
    </View>
  );
}
