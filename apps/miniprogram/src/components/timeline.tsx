import { Text, View } from '@tarojs/components';
import type { TicketAction, TimelineEntry, TimelineKind } from '@scanfix/shared-types';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { exactTime, relativeTime } from '@/i18n/format';
import { timelineText } from '@/i18n/wording';
import { Icon, type IconName } from './icon';
import { MediaGallery } from './media-gallery';
import styles from './timeline.module.scss';

const kindIcons: Record<TimelineKind, IconName> = {
  action: 'check',
  comment: 'chat',
  follow: 'people',
  'merged-into-this': 'merge',
  clock: 'clock',
  'check-in-flagged': 'alert',
  signature: 'pencil',
  'work-log': 'document',
  assistant: 'people',
  plan: 'clock',
  'falsely-completed': 'alert',
  money: 'money',
};
const actionIcons: Record<TicketAction, IconName> = {
  submit: 'pencil',
  triage: 'check',
  invalidate: 'cross',
  merge: 'merge',
  assign: 'person',
  decline: 'refresh',
  accept: 'check',
  depart: 'route',
  checkIn: 'place',
  hold: 'pause',
  resume: 'wrench',
  complete: 'check',
  cannotComplete: 'alert',
  confirm: 'check-circle',
  rework: 'refresh',
  cancel: 'cross',
};

const iconOf = ({ kind, action }: TimelineEntry): IconName => (action ? actionIcons[action] : kindIcons[kind]);

/** Relative while near; a tap shows the exact time. */
function When({ at }: { at: string }) {
  const words = useWords();
  const [exact, setExact] = useState(false);
  return <Text className={styles.time} onClick={() => setExact(!exact)}>{exact ? exactTime(words, at) : relativeTime(words, at)}</Text>;
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const words = useWords();
  const newestFirst = [...entries].reverse();
  return (
    <View>
      {newestFirst.map((entry, index) => (
        <View key={entry.id} className={styles.entry}>
          <View className={`${styles.dot} ${index === 0 ? styles.newest : ''}`}><Icon name={iconOf(entry)} className={styles.icon} /></View>
          <View className={styles.body}>
            <Text className={index === 0 ? styles.textNewest : styles.text}>{timelineText(words, entry)}</Text>
            {entry.text && <Text className={entry.kind === 'comment' ? styles.comment : styles.note}>{entry.text}</Text>}
            {entry.attachments.length > 0 && <View className={styles.media}><MediaGallery attachments={entry.attachments} /></View>}
            {entry.happenedAt && <Text className={styles.note}>{words.tickets.timeline.happenedAt(exactTime(words, entry.happenedAt))}</Text>}
            <When at={entry.at} />
          </View>
        </View>
      ))}
    </View>
  );
}
