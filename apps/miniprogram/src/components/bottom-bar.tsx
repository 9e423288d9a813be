import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './bottom-bar.module.scss';

/** Stays at the bottom, above the phone's own bar; what scrolls ends above it. */
export function BottomBar({ children }: { children: ReactNode }) {
  return (
    <>
      <View className={styles.room} />
      <View className={styles.bar}><View className={styles.inner}>{children}</View></View>
    </>
  );
}
