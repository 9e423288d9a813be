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

interface TextFieldProps extends Omit<FieldFrameProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** `money`: digits and a point. */
  type?: 'text' | 'number' | 'money';
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
          type={type === 'money' ? 'digit' : type}
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
    </Field>
  );
}
