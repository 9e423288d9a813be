import type { Instant } from './paging.js';

export type AttachmentKind = 'image' | 'video' | 'document';

/**
 * Links are signed and expire (`linksExpireAt`); fetch the owner again for new ones. They are paths on the API's origin: a client that is
 * served from another one puts the API's origin in front.
 */
export interface AttachmentView {
  id: number;
  kind: AttachmentKind;
  name: string;
  mediaType: string;
  /** Bytes as stored. */
  size: number;
  width: number | null;
  height: number | null;
  url: string;
  thumbnailUrl: string | null;
  linksExpireAt: Instant;
}

/** `claim` proves who uploaded; hand it in with the form that uses the attachment. Unclaimed files are removed after a day. */
export interface UploadedAttachment extends AttachmentView {
  claim: string;
}

export interface AttachmentClaim {
  id: number;
  claim: string;
}

/** Bytes. */
export const attachmentLimits = { image: 15_000_000, video: 50_000_000, document: 30_000_000 } as const;
export const maximumTicketPhotos = 9;
export const maximumTicketVideos = 1;

/** A body that is not JSON: a file as `multipart/form-data` in the field `file`. */
export type FileUpload = { file: unknown };
/** An answer that is not JSON: the bytes of a file. */
export type FileDownload = { file: unknown };
