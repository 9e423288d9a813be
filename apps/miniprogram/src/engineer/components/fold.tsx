import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { Icon, type IconName } from '@/components/icon';
import styles from './fold.module.scss';

/** A card that shows its contents when asked; its one line says what is inside. */
export function Fold({ icon, title, hint, open: opened = false, children }: { icon: IconName; title: string; hint?: string | null; open?: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(opened);
  return (
    <View className={styles.fold}>
      <View className={styles.head} role="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={icon} className={styles.icon} />
        <View className={styles.words}>
          <Text className={styles.title}>{title}</Text>
          {hint && !open && <Text className={styles.hint}>{hint}</Text>}
        </View>
        <Icon name="down" className={`${styles.arrow} ${open ? styles.up : ''}`} />
      </View>
      {open && <View className={styles.body}>{children}</View>}
    </View>
  );
}
