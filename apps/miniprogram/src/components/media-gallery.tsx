import { Image, Video, View } from '@tarojs/components';
import type { AttachmentView } from '@scanfix/shared-types';
import { fileUrl } from '@/api/transport';
import { device } from '@/device';
import styles from './media.module.scss';

/** What was uploaded: thumbnails that open large, and the video. */
export function MediaGallery({ attachments }: { attachments: AttachmentView[] }) {
  const images = attachments.filter(({ kind }) => kind === 'image');
  const videos = attachments.filter(({ kind }) => kind === 'video');
  const urls = images.map(({ url }) => fileUrl(url));
  if (attachments.length === 0) return null;
  return (
    <View>
      <View className={styles.grid}>
        {images.map((image, index) => (
          <View key={image.id} className={styles.tile} role="button" aria-label={image.name} onClick={() => device.viewImages(urls, index)}>
            <Image className={styles.picture} src={fileUrl(image.thumbnailUrl ?? image.url)} mode="aspectFill" lazyLoad />
          </View>
        ))}
      </View>
      {videos.map((video) => <Video key={video.id} className={styles.player} src={fileUrl(video.url)} poster={video.thumbnailUrl ? fileUrl(video.thumbnailUrl) : ''} controls showFullscreenBtn />)}
    </View>
  );
}
