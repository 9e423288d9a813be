import { Image, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { Icon } from './icon';
import styles from './media.module.scss';
import { RemoveCorner } from './remove-corner';
import type { MediaItem } from './use-media';

function usePreview(file: LocalFile): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void device.previewFile(file).then((found) => !gone && setUrl(found));
    return () => {
      gone = true;
    };
  }, [file]);
  return url;
}

function Tile({ item, onRetry, onRemove }: { item: MediaItem; onRetry: () => void; onRemove: () => void }) {
  const words = useWords();
  const { file } = item;
  const url = usePreview(file);
  const isImage = file.kind === 'image';
  return (
    <View className={styles.tile}>
      {isImage && url && <Image className={styles.picture} src={url} mode="aspectFill" onClick={() => device.viewImages([url], 0)} />}
      {!isImage && <View className={styles.video}><Icon name="video" size="large" /><Text className={styles.caption}>{words.report.videoName}</Text></View>}
      {item.status === 'uploading' && <View className={styles.over}><Text>{words.report.uploading(Math.round(item.progress * 100))}</Text></View>}
      {item.status === 'failed' && <View className={`${styles.over} ${styles.failed}`} role="button" onClick={onRetry}><Icon name="refresh" /><Text className={styles.caption}>{words.report.uploadFailed}</Text></View>}
      {item.status === 'waiting' && <View className={styles.over}><Icon name="cloud-off" /><Text className={styles.caption}>{words.report.waitingUpload}</Text></View>}
      <RemoveCorner onRemove={onRemove} />
    </View>
  );
}

interface MediaPickerProps {
  items: MediaItem[];
  mayAdd: boolean;
  onAdd: () => void;
  onRetry: (path: string) => void;
  onRemove: (path: string) => void;
}

/** Photos and a video with their way to the server: how far, failed, waiting for the network. */
export function MediaPicker({ items, mayAdd, onAdd, onRetry, onRemove }: MediaPickerProps) {
  const words = useWords();
  return (
    <View className={styles.grid}>
      {items.map((item) => <Tile key={item.file.path} item={item} onRetry={() => onRetry(item.file.path)} onRemove={() => onRemove(item.file.path)} />)}
      {mayAdd && (
        <View className={`${styles.tile} ${styles.add}`} role="button" onClick={onAdd}>
          <Icon name="camera" size="large" />
          <Text className={styles.caption}>{words.report.addMedia}</Text>
        </View>
      )}
    </View>
  );
}
