import { View } from '@tarojs/components';
import { useWords } from '@/i18n';
import { Icon } from './icon';
import styles from './remove-corner.module.scss';

/** The cross on a picture, large enough for a thumb. */
export function RemoveCorner({ onRemove }: { onRemove: () => void }) {
  const words = useWords();
  return (
    <View className={styles.remove} role="button" aria-label={words.report.removeMedia} onClick={onRemove}>
      <View className={styles.dot}><Icon name="cross" className={styles.icon} /></View>
    </View>
  );
}
