import type { AttachmentView } from '@scanfix/shared-types';
import type { Attachment } from './attachment.entity.js';

/** The name in the storage and in the link. */
export function fileName(attachment: Pick<Attachment, 'key' | 'extension'>): string {
  return `${attachment.key}.${attachment.extension}`;
}

/** Thumbnails are always JPEG: the one format that every WebView shows. */
export function thumbnailName(attachment: Pick<Attachment, 'key'>): string {
  return `${attachment.key}.thumbnail.jpg`;
}

export function storedNames(attachment: Pick<Attachment, 'key' | 'extension' | 'hasThumbnail'>): string[] {
  return attachment.hasThumbnail ? [fileName(attachment), thumbnailName(attachment)] : [fileName(attachment)];
}

export function viewOf(attachment: Attachment, expires: number, url: (name: string, expires: number) => string): AttachmentView {
  return {
    id: attachment.id,
    kind: attachment.kind,
    name: attachment.name,
    mediaType: attachment.mediaType,
    size: attachment.size,
    width: attachment.width,
    height: attachment.height,
    url: url(fileName(attachment), expires),
    thumbnailUrl: attachment.hasThumbnail ? url(thumbnailName(attachment), expires) : null,
    linksExpireAt: new Date(expires * 1000).toISOString(),
  };
}
