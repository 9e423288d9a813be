import { Text, View } from '@tarojs/components';
import type { TimelineEntry } from '@scanfix/shared-types';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { exactTime, relativeTime } from '@/i18n/format';
import { timelineText } from '@/i18n/wording';
import { Icon, type IconName } from './icon';
import { MediaGallery } from './media-gallery';
import styles from './timeline.module.scss';

function iconOf(entry: TimelineEntry): IconName {
  if (entry.kind === 'comment') return 'chat';
  if (entry.kind === 'follow') return 'people';
  if (entry.kind === 'merged-into-this' || entry.action === 'merge') return 'merge';
  if (entry.action === 'submit') return 'pencil';
  return entry.action === 'triage' ? 'check' : 'cross';
}

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
            <When at={entry.at} />
          </View>
        </View>
      ))}
    </View>
  );
}
