import { sendFile } from '@/api/transport';
import { device, DeviceError, type LocalFile } from '@/device';
import { canLogInSilently, currentSession } from '@/session/session';
import { uploadFile } from '@/session/call';
import type { DraftFile } from './draft';
import { needsUpload } from './draft';

/** What vouches for a file where there is no session. */
export type Voucher = { stickerCode: string } | { followToken: string };

/** Whether a file can go now: with a session (or a silent one), or vouched for. */
export const canUpload = (voucher: string | Voucher | null): boolean => currentSession() !== null || canLogInSilently() || voucher !== null;

/** By the session where there is one, else by what vouches. */
export async function uploadVouched(file: LocalFile, voucher: Voucher | null, onProgress: (share: number) => void): Promise<DraftFile> {
  const anonymous = currentSession() === null && !canLogInSilently() && voucher !== null;
  const { id, claim } = anonymous ? await sendFile(file, voucher, onProgress) : await uploadFile(file, onProgress);
  return { file, claim: { id, claim }, uploadedAt: Date.now() };
}

export function uploadDraftFile(file: LocalFile, stickerCode: string | null, onProgress: (share: number) => void): Promise<DraftFile> {
  return uploadVouched(file, stickerCode === null ? null : { stickerCode }, onProgress);
}

export async function uploadMissing(files: DraftFile[], stickerCode: string | null): Promise<DraftFile[]> {
  const done: DraftFile[] = [];
  for (const one of files) {
    try {
      done.push(needsUpload(one, Date.now()) ? await uploadDraftFile(one.file, stickerCode, () => undefined) : one);
    } catch (error) {
      // A photo the phone has cleared away must not hold the report back.
      if (!(error instanceof DeviceError && error.failure === 'file-gone')) throw error;
    }
  }
  return done;
}

export const discardFiles = (files: DraftFile[]): Promise<void[]> => Promise.all(files.map(({ file }) => device.discardFile(file)));
