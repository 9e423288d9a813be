import { Text, View } from '@tarojs/components';
import { Icon } from './icon';
import { useWords } from '@/i18n';
import styles from './stars.module.scss';

/** One to five, and what it means. */
export function Stars({ value, onChange }: { value: number | null; onChange: (value: number) => void }) {
  const words = useWords();
  const { stars, star } = words.followUp;
  return (
    <View>
      <View className={styles.stars}>
        {stars.map((meaning, index) => {
          const count = index + 1;
          const on = value !== null && count <= value;
          return (
            <View key={meaning} className={`${styles.star} ${on ? styles.on : ''}`} role="button" aria-label={star(count)} aria-pressed={value === count} onClick={() => onChange(count)}>
              <Icon name={on ? 'star-full' : 'star'} size="large" />
            </View>
          );
        })}
      </View>
      <Text className={styles.meaning}>{value === null ? ' ' : stars[value - 1]}</Text>
    </View>
  );
}
