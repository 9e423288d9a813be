import { Input, Text, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './field.module.scss';
import { Icon } from './icon';

interface FieldFrameProps {
  /** Also where the page scrolls to when this field is wrong. */
  id: string;
  label?: string;
  hint?: string;
  error?: string | null;
  children: ReactNode;
}

export function Field({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <View className={`${styles.field} ${error ? styles.wrong : ''}`} id={id}>
      {label && <Text className={styles.label}>{label}</Text>}
      {children}
      {error ? (
        <View className={styles.error} role="alert"><Icon name="alert" className={styles.errorIcon} /><Text>{error}</Text></View>
      ) : hint && <Text className={styles.hint}>{hint}</Text>}
    </View>
  );
}

/** The keyboard of the phone. On H5 a field of type `number` would swallow the plus and the spaces of a pasted phone number; there the browser fills in numbers and codes too. */
const keyboards = {
  text: { type: 'text' },
  number: { type: 'number' },
  /** Digits and a point. */
  money: { type: 'digit' },
  phone: { type: 'number', nativeProps: { type: 'tel', autocomplete: 'tel' } },
  code: { type: 'number', nativeProps: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' } },
} as const;

interface TextFieldProps extends Omit<FieldFrameProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  type?: keyof typeof keyboards;
  longest?: number;
  focus?: boolean;
  onConfirm?: () => void;
  /** Beside the input, such as a button. */
  after?: ReactNode;
}

export function TextField({ value, onChange, placeholder, type = 'text', longest = 140, focus = false, onConfirm, after, ...frame }: TextFieldProps) {
  return (
    <Field {...frame}>
      <View className={styles.line}>
        <Input
          className={styles.input}
          placeholderClass={styles.placeholder}
          value={value}
          {...keyboards[type]}
          maxlength={longest}
          focus={focus}
          placeholder={placeholder}
          aria-label={frame.label ?? placeholder}
          confirmType={onConfirm ? 'search' : 'done'}
          onInput={({ detail }) => onChange(detail.value)}
          onConfirm={onConfirm}
        />
        {after}
      </View>
    </Field>
  );
}

/** From here on it is said how much is left. */
const nearlyFull = 0.9;

export function LongTextField({ value, onChange, placeholder, longest = 2000, ...frame }: TextFieldProps) {
  return (
    <Field {...frame}>
      <Textarea
        className={styles.long}
        placeholderClass={styles.placeholder}
        value={value}
        maxlength={longest}
        autoHeight
        disableDefaultPadding
        placeholder={placeholder}
        aria-label={frame.label ?? placeholder}
        onInput={({ detail }) => onChange(detail.value)}
      />
      {value.length > longest * nearlyFull && <Text className={styles.count}>{`${value.length}/${longest}`}</Text>}
    </Field>
  );
}
