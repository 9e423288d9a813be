import { Text, View } from '@tarojs/components';
import styles from './chips.module.scss';
import { Icon } from './icon';

interface Choice<Value> {
  value: Value;
  text: string;
  danger?: boolean;
}

/** Choose one; with `optional` a second tap takes it back. */
export function Chips<Value extends string | number>({ choices, chosen, optional = false, onChoose }: { choices: Choice<Value>[]; chosen: Value | null; optional?: boolean; onChoose: (value: Value | null) => void }) {
  return (
    <View className={styles.chips}>
      {choices.map(({ value, text, danger }) => {
        const on = value === chosen;
        return (
          <View
            key={value}
            className={`${styles.chip} ${on ? styles.on : ''} ${on && danger ? styles.danger : ''}`}
            role="button"
            aria-pressed={on}
            onClick={() => onChoose(on && optional ? null : value)}
          >
            {on && <Icon name="check" className={styles.check} />}
            <Text>{text}</Text>
          </View>
        );
      })}
    </View>
  );
}
