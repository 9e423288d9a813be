import { Text, View } from '@tarojs/components';
import styles from './chips.module.scss';
import { Icon } from './icon';

interface Choice<Value> {
  value: Value;
  text: string;
  danger?: boolean;
}

/** Each on or off by itself. */
export function ToggleChips({ texts, isOn, onToggle }: { texts: string[]; isOn: (text: string) => boolean; onToggle: (text: string) => void }) {
  return (
    <View className={styles.chips}>
      {texts.map((text) => (
        <View key={text} className={`${styles.chip} ${isOn(text) ? styles.on : ''}`} role="button" aria-pressed={isOn(text)} onClick={() => onToggle(text)}>
          {isOn(text) && <Icon name="check" className={styles.check} />}
          <Text>{text}</Text>
        </View>
      ))}
    </View>
  );
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
