import { Text, View } from '@tarojs/components';
import styles from './segments.module.scss';

/** A few views of one page, side by side. */
export function Segments<Value extends string>({ choices, chosen, onChoose }: { choices: { value: Value; text: string }[]; chosen: Value; onChoose: (value: Value) => void }) {
  return (
    <View className={styles.segments} role="tablist">
      {choices.map(({ value, text }) => (
        <View key={value} className={`${styles.segment} ${value === chosen ? styles.on : ''}`} role="tab" aria-selected={value === chosen} onClick={() => onChoose(value)}>
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  );
}
