import type { AttachmentView, JobDetail } from '@scanfix/shared-types';
import { apiUrl, fileUrl, routePath } from '@/api/transport';
import { device, DeviceError, type LocalFile } from '@/device';
import { ensureSession } from '@/session/session';
import { loadOwn, saveOwn } from './own-storage';

const storageKey = 'documents';
const mostDocuments = 20;
/** Larger ones are only fetched when they are opened: data costs money. */
const fetchedAheadBytes = 3_000_000;

interface KeptDocument {
  attachmentId: number;
  file: LocalFile;
}

const kept = (): KeptDocument[] => loadOwn<KeptDocument[]>(storageKey) ?? [];

function keep(document: KeptDocument): void {
  const all = [document, ...kept().filter(({ attachmentId }) => attachmentId !== document.attachmentId)];
  all.slice(mostDocuments).forEach(({ file }) => void device.discardFile(file));
  saveOwn(storageKey, all.slice(0, mostDocuments));
}

async function fetchAttachment({ id, url, name }: AttachmentView): Promise<LocalFile> {
  const file = await device.fetchDocument({ url: fileUrl(url), headers: {}, name });
  keep({ attachmentId: id, file });
  return file;
}

export const isDocumentKept = (attachmentId: number): boolean => kept().some((one) => one.attachmentId === attachmentId);

/** A manual, from the phone where it was fetched before. */
export async function openDocument(attachment: AttachmentView): Promise<void> {
  const before = kept().find(({ attachmentId }) => attachmentId === attachment.id);
  try {
    await device.showDocument(before?.file ?? (await fetchAttachment(attachment)));
  } catch (error) {
    // The phone has cleared it away meanwhile.
    if (!before || !(error instanceof DeviceError && error.failure === 'file-gone')) throw error;
    await device.showDocument(await fetchAttachment(attachment));
  }
}

/** Small manuals of a job's device come along when the job is read. */
export async function fetchManuals({ asset }: JobDetail): Promise<void> {
  for (const manual of asset?.manuals ?? []) {
    if (manual.kind === 'document' && manual.size <= fetchedAheadBytes && !isDocumentKept(manual.id)) await fetchAttachment(manual);
  }
}

export async function openServiceReport(visitId: number, name: string): Promise<void> {
  const { accessToken } = await ensureSession();
  const url = apiUrl(routePath('GET /jobs/:id/service-report', { id: visitId }));
  await device.showDocument(await device.fetchDocument({ url, headers: { Authorization: `Bearer ${accessToken}` }, name }));
}
