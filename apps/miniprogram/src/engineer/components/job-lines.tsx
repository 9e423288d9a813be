import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon';
import { useWords } from '@/i18n';
import { distance } from '@/i18n/format';
import type { ClockText } from './clock-text';
import styles from './job-lines.module.scss';

/** How long is left, and for what; nothing where no promise runs. */
export function PromiseClock({ clock, large = false }: { clock: ClockText | null; large?: boolean }) {
  if (!clock) return null;
  return <View className={`${styles.clock} ${styles[clock.tone]}`}><Icon name={clock.tone === 'bad' ? 'alert' : 'clock'} className={large ? '' : styles.icon} /><Text>{clock.text}</Text></View>;
}

interface JobLineProps {
  icon: IconName;
  /** Metres from here. */
  away?: number | null;
  /** On the job's own page. */
  large?: boolean;
  children: ReactNode;
}

/** One fact of a job behind its icon: the device, or the place and how far it is. */
export function JobLine({ icon, away = null, large = false, children }: JobLineProps) {
  const words = useWords();
  return (
    <View className={`${styles.line} ${large ? styles.large : ''}`}>
      <Icon name={icon} className={styles.icon} />
      <View className={styles.words}>{children}</View>
      {away !== null && <Text className={styles.away}>{words.fieldWork.away(distance(words, away))}</Text>}
    </View>
  );
}
