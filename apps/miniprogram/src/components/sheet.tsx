import { ScrollView, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { Button } from './button';
import { Icon } from './icon';
import styles from './sheet.module.scss';

/** Comes up from the bottom over the page; a tap beside it closes it. */
export function Sheet({ title, onClose, children, foot }: { title: string; onClose: () => void; children: ReactNode; foot?: ReactNode }) {
  const words = useWords();
  return (
    <device.Overlay>
      <View className={styles.cover} role="dialog" aria-label={title} catchMove>
        <View className={styles.shade} onClick={onClose} />
        <View className={styles.sheet}>
          <View className={styles.head}>
            <Text className={styles.title}>{title}</Text>
            <View className={styles.close} role="button" aria-label={words.general.close} onClick={onClose}><Icon name="cross" /></View>
          </View>
          <ScrollView className={styles.body} scrollY>{children}</ScrollView>
          {foot && <View className={styles.foot}>{foot}</View>}
        </View>
      </View>
    </device.Overlay>
  );
}

interface ConfirmSheetProps {
  title: string;
  text?: string;
  action: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmSheet({ title, text, action, danger = false, busy = false, onConfirm, onClose }: ConfirmSheetProps) {
  const words = useWords();
  const foot = (
    <>
      <Button look="secondary" wide onClick={onClose}>{words.general.cancel}</Button>
      <Button look={danger ? 'danger' : 'primary'} wide busy={busy} onClick={onConfirm}>{action}</Button>
    </>
  );
  return <Sheet title={title} onClose={onClose} foot={foot}>{text && <Text className={styles.text}>{text}</Text>}</Sheet>;
}
