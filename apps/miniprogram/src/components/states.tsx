import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { problemCodeOf } from '@/api/failures';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { canGoBack, goBack } from '@/navigation/navigation';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import styles from './states.module.scss';

/** The shape of what is coming, for waits one notices. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View aria-busy>
      {Array.from({ length: cards }, (_none, index) => (
        <View key={index} className={styles.skeleton}>
          <View className={`${styles.bar} ${styles.short}`} />
          <View className={styles.bar} />
          <View className={`${styles.bar} ${styles.half}`} />
        </View>
      ))}
    </View>
  );
}

/** Nothing to show, or nothing good: what it is, and what to do next. */
export function Message({ icon, title, text, tone = 'calm', children }: { icon: IconName; title: string; text?: string; tone?: 'calm' | 'good' | 'bad'; children?: ReactNode }) {
  return (
    <View className={styles.message}>
      <View className={`${styles.picture} ${styles[tone]}`}><Icon name={icon} size="large" /></View>
      <Text className={styles.title}>{title}</Text>
      {text && <Text className={styles.text}>{text}</Text>}
      {children && <View className={styles.actions}>{children}</View>}
    </View>
  );
}

export function Failure({ error, onRetry, children }: { error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const words = useWords();
  // Asking again would not bring it back.
  const gone = problemCodeOf(error) === 'not-found';
  return (
    <Message icon="alert" tone="bad" title={failureText(words, error)}>
      {gone
        ? <Button look="secondary" onClick={goBack}>{canGoBack() ? words.general.back : words.general.home}</Button>
        : onRetry && <Button icon="refresh" look="secondary" onClick={onRetry}>{words.general.retry}</Button>}
      {children}
    </Message>
  );
}

/** A line of notice above or within the page. */
export function Notice({ icon = 'info', tone = 'calm', children, onClick }: { icon?: IconName; tone?: 'calm' | 'warning' | 'bad' | 'good'; children: ReactNode; onClick?: () => void }) {
  return (
    <View className={`${styles.notice} ${styles[`notice-${tone}`]}`} onClick={onClick} role={onClick ? 'button' : 'status'}>
      <Icon name={icon} className={styles.noticeIcon} />
      <View className={styles.noticeText}>{children}</View>
      {onClick && <Icon name="right" className={styles.noticeIcon} />}
    </View>
  );
}
