import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './card.module.scss';
import { Icon, type IconName } from './icon';

export function Card({ title, hint, id, children }: { title?: string; hint?: string; id?: string; children: ReactNode }) {
  return (
    <View className={styles.card} id={id}>
      {title && (
        <View className={styles.head}>
          <Text className={styles.title}>{title}</Text>
          {hint && <Text className={styles.hint}>{hint}</Text>}
        </View>
      )}
      {children}
    </View>
  );
}

/** A line that leads somewhere. */
export function LinkRow({ icon, title, text, value, onClick }: { icon?: IconName; title: string; text?: string; value?: string; onClick: () => void }) {
  return (
    <View className={styles.row} hoverClass={styles.pressed} onClick={onClick} role="button">
      {icon && <View className={styles.rowIcon}><Icon name={icon} /></View>}
      <View className={styles.rowWords}>
        <View className={styles.rowBody}>
          <Text className={styles.rowTitle}>{title}</Text>
          {text && <Text className={styles.rowText}>{text}</Text>}
        </View>
        {value && <Text className={styles.rowValue}>{value}</Text>}
      </View>
      <Icon name="right" className={styles.rowMore} />
    </View>
  );
}

/** What something is: a name on the left, a value that may wrap on the right. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className={styles.fact}>
      <Text className={styles.factName}>{name}</Text>
      <View className={styles.factValue}>{children}</View>
    </View>
  );
}
