import { Text, View } from '@tarojs/components';
import type { WarrantyDecision } from '@scanfix/shared-types';
import { Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import { warrantyReason, warrantyTitle } from '@/i18n/money';
import styles from './warranty-head.module.scss';

/** Free or to be paid, and why; `asPrinted`: as it stands on a quote, below the prices. */
export function WarrantyHead({ warranty, asPrinted = false }: { warranty: WarrantyDecision; asPrinted?: boolean }) {
  const words = useWords();
  const { covered } = warranty;
  return (
    <View className={`${styles.warranty} ${asPrinted ? styles.printed : ''} ${covered ? styles.good : ''}`}>
      <Icon name={covered || asPrinted ? 'shield' : 'info'} className={styles.icon} />
      <View className={styles.words}>
        <Text className={styles.title}>{warrantyTitle(words, warranty)}</Text>
        <Text className={styles.reason}>{warrantyReason(words, warranty)}</Text>
      </View>
    </View>
  );
}
