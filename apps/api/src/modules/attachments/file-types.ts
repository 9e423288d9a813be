import { attachmentLimits, type AttachmentKind } from '@scanfix/shared-types';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';

export interface FileType {
  kind: AttachmentKind;
  mediaType: string;
  extension: string;
}

/**
 * By what `file-type` finds in the bytes. HEIC is missing on purpose: nothing free of patents decodes it, and phones send JPEG where
 * a page or WeChat asks for a picture. SVG and HTML are missing because they can carry scripts.
 */
const types: Record<string, FileType> = {
  jpg: { kind: 'image', mediaType: 'image/jpeg', extension: 'jpg' },
  png: { kind: 'image', mediaType: 'image/png', extension: 'png' },
  webp: { kind: 'image', mediaType: 'image/webp', extension: 'webp' },
  gif: { kind: 'image', mediaType: 'image/gif', extension: 'gif' },
  mp4: { kind: 'video', mediaType: 'video/mp4', extension: 'mp4' },
  m4v: { kind: 'video', mediaType: 'video/mp4', extension: 'mp4' },
  mov: { kind: 'video', mediaType: 'video/quicktime', extension: 'mov' },
  pdf: { kind: 'document', mediaType: 'application/pdf', extension: 'pdf' },
  docx: { kind: 'document', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  xlsx: { kind: 'document', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
  pptx: { kind: 'document', mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extension: 'pptx' },
};

/** The Office formats before 2007 share one container; only the name tells them apart, and it cannot make them anything else. */
const oldOffice: Record<string, FileType> = {
  doc: { kind: 'document', mediaType: 'application/msword', extension: 'doc' },
  xls: { kind: 'document', mediaType: 'application/vnd.ms-excel', extension: 'xls' },
  ppt: { kind: 'document', mediaType: 'application/vnd.ms-powerpoint', extension: 'ppt' },
};

const zipSignature = Buffer.from('PK\u0003\u0004', 'latin1');

/** What the first bytes can be; the modern Office formats are zip files whose contents come later. Null: nothing that is taken. */
export async function kindOfHead(head: Buffer): Promise<AttachmentKind | null> {
  if (head.subarray(0, 4).equals(zipSignature)) return 'document';
  const found = await fileTypeFromBuffer(head);
  if (found?.ext === 'cfb') return 'document';
  return types[found?.ext ?? '']?.kind ?? null;
}

/** What the whole file is, by its content. */
export async function typeOfFile(path: string, name: string): Promise<FileType | null> {
  const found = await fileTypeFromFile(path);
  if (found?.ext === 'cfb') return oldOffice[extensionOf(name)] ?? null;
  return types[found?.ext ?? ''] ?? null;
}

export function limitOf(kind: AttachmentKind): number {
  return attachmentLimits[kind];
}

/** A name fit for a header and a list: no path, no control characters, the extension of what the file is. */
export function displayName(given: string, extension: string): string {
  const base = given.replace(/^.*[\\/]/, '').replace(/[\u0000-\u001f\u007f"]/g, '').replace(/\.[A-Za-z0-9]{1,8}$/, '').trim();
  return `${[...base].slice(0, 80).join('') || 'file'}.${extension}`;
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
