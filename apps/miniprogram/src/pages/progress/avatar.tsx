import { Image, View } from '@tarojs/components';
import type { AttachmentView } from '@scanfix/shared-types';
import { fileUrl } from '@/api/transport';
import { Icon } from '@/components/icon';
import styles from './visit-card.module.scss';

/** A face to know at the door, or the sign of one. */
export function Avatar({ photo }: { photo: AttachmentView | null }) {
  return (
    <View className={styles.face}>
      {photo ? <Image className={styles.photo} src={fileUrl(photo.thumbnailUrl ?? photo.url)} mode="aspectFill" /> : <Icon name="person" size="large" />}
    </View>
  );
}
