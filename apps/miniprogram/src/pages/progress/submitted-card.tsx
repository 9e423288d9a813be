import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button';
import { Icon } from '@/components/icon';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { spacedNumber } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import styles from './submitted-card.module.scss';

/** Shown once, after reporting: the number, and without an account the private link. */
export function SubmittedCard({ number, url }: { number: string; url: string | undefined }) {
  const words = useWords();
  const copy = (text: string): void => void device.copy(text).then(() => device.toast(words.general.copied), (error: unknown) => device.toast(failureText(words, error)));
  return (
    <View className={styles.card} role="status">
      <View className={styles.line}>
        <Icon name="check-circle" size="large" className={styles.icon} />
        <View className={styles.words}>
          <Text className={styles.title}>{words.progress.submitted}</Text>
          <Text className={styles.hint}>{words.progress.submittedText(spacedNumber(number))}</Text>
        </View>
      </View>
      {url && (
        <View className={styles.link}>
          <View className={styles.words}>
            <Text className={styles.title}>{words.progress.followLink}</Text>
            <Text className={styles.hint}>{words.progress.followLinkText}</Text>
            <Text className={styles.url} selectable>{url}</Text>
          </View>
          <Button small look="secondary" icon="link" onClick={() => copy(url)}>{words.progress.copyLink}</Button>
        </View>
      )}
    </View>
  );
}
