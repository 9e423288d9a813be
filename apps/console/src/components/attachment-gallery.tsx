import { FileTextOutlined } from '@ant-design/icons';
import type { AttachmentView } from '@scanfix/shared-types';
import { Image } from 'antd';
import { useWords } from '../i18n';
import styles from './attachment-gallery.module.css';
import { sizeText } from './format';

/** Photos open in a viewer (zoom, turn, arrows), videos play in place, documents open in a tab of their own. */
export function AttachmentGallery({ attachments }: { attachments: AttachmentView[] }) {
  const words = useWords();
  return (
    <div className={styles.items}>
      <Image.PreviewGroup>
        {attachments.filter(({ kind }) => kind === 'image').map((photo) => (
          <Image
            key={photo.id}
            classNames={{ root: styles.photo ?? '' }}
            width={88}
            height={88}
            src={photo.thumbnailUrl ?? photo.url}
            preview={{ src: photo.url, cover: null }}
            alt={photo.name}
          />
        ))}
      </Image.PreviewGroup>
      {attachments.filter(({ kind }) => kind === 'video').map((video) => (
        <video key={video.id} className={styles.video} src={video.url} {...(video.thumbnailUrl ? { poster: video.thumbnailUrl } : {})} controls preload="none" aria-label={words.ticketPage.video} />
      ))}
      {attachments.filter(({ kind }) => kind === 'document').map((file) => (
        <a key={file.id} className={styles.file} href={file.url} target="_blank" rel="noreferrer">
          <FileTextOutlined aria-hidden />
          {file.name}
          <span className={styles.size}>{sizeText(file.size, words)}</span>
        </a>
      ))}
    </div>
  );
}
