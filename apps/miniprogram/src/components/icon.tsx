import { View } from '@tarojs/components';
import styles from './icon.module.scss';

export type IconName =
  | 'scan' | 'phone' | 'place' | 'pencil' | 'camera' | 'video' | 'check' | 'check-circle' | 'clock' | 'cross' | 'cross-circle' | 'alert' | 'info'
  | 'right' | 'left' | 'down' | 'plus' | 'home' | 'list' | 'person' | 'people' | 'wrench' | 'link' | 'shield' | 'trash' | 'refresh' | 'chat' | 'merge'
  | 'globe' | 'computer' | 'megaphone' | 'sticker' | 'cloud-off' | 'out' | 'pause' | 'route' | 'document' | 'star' | 'star-full' | 'money' | 'receipt' | 'tag' | CategoryIcon;

const categoryIcons = ['air-conditioner', 'elevator', 'plumbing', 'lighting', 'network', 'door', 'other'] as const;
type CategoryIcon = (typeof categoryIcons)[number];

/** A category's icon word may be newer than this build. */
export const categoryIcon = (word: string): CategoryIcon => categoryIcons.find((known) => known === word) ?? 'other';

export function Icon({ name, size, className = '' }: { name: IconName; size?: 'large' | 'huge'; className?: string }) {
  return <View className={`${styles.icon} ${styles[name]} ${size ? styles[size] : ''} ${className}`} aria-hidden />;
}
