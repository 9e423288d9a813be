import { useEffect, useRef, useState } from 'react';
import { attachmentLimits, type ProblemCode } from '@scanfix/shared-types';
import { isPassing, problemCodeOf } from '@/api/failures';
import { device, DeviceError, type LocalFile } from '@/device';
import { words } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { needsUpload, remainingMedia, type DraftFile } from '@/reporting/draft';
import { canUpload, uploadDraftFile } from '@/reporting/uploads';
import { useEvent } from './use-event';

export interface MediaItem extends DraftFile {
  status: 'waiting' | 'uploading' | 'done' | 'failed';
  /** 0 to 1. */
  progress: number;
}

interface Media {
  items: MediaItem[];
  files: DraftFile[];
  busy: boolean;
  mayAdd: boolean;
  add: () => void;
  retry: (path: string) => void;
  remove: (path: string) => void;
  /** Forgets all; their files stay, for they belong to somebody else now. */
  clear: () => void;
}

const itemOf = (file: DraftFile): MediaItem => ({ ...file, status: needsUpload(file, Date.now()) ? 'waiting' : 'done', progress: 0 });
/** Every tenth: WeChat draws at most 20 changes a second, and nobody reads single per cents. */
const progressStep = 0.1;

const neverTaken: ProblemCode[] = ['attachment-type-not-allowed', 'attachment-too-large', 'attachment-unreadable', 'payload-too-large', 'unsupported-media-type'];

function explain(error: unknown): void {
  const cancelled = error instanceof DeviceError && error.failure === 'cancelled';
  const { failures } = words();
  if (cancelled) return;
  const refused = error instanceof DeviceError && error.failure === 'permission-refused';
  device.toast(refused ? failures.cameraRefused : failureText(words(), error));
}

/** Chosen files go to the server at once while the rest of the form is written; without network they wait. */
export function useMedia(initial: DraftFile[], stickerCode: string | null): Media {
  const [items, setItems] = useState<MediaItem[]>(() => initial.map(itemOf));
  const latest = useRef(items);
  latest.current = items;

  const change = (path: string, changes: Partial<MediaItem>): void =>
    setItems((before) => before.map((item) => (item.file.path === path ? { ...item, ...changes } : item)));

  const remove = (path: string): void => {
    const item = latest.current.find(({ file }) => file.path === path);
    setItems((before) => before.filter(({ file }) => file.path !== path));
    if (item) void device.discardFile(item.file);
  };

  const upload = async (file: LocalFile): Promise<void> => {
    if (!canUpload(stickerCode)) return;
    change(file.path, { status: 'uploading', progress: 0 });
    let shown = 0;
    try {
      const uploaded = await uploadDraftFile(file, stickerCode, (progress) => {
        if (progress - shown < progressStep) return;
        shown = progress;
        change(file.path, { progress });
      });
      change(file.path, { ...uploaded, status: 'done', progress: 1 });
    } catch (error) {
      if (!isPassing(error)) explain(error);
      // A file that will never be taken would hold up all the rest.
      if (neverTaken.some((code) => code === problemCodeOf(error))) remove(file.path);
      else change(file.path, { status: device.isOnline() || !isPassing(error) ? 'failed' : 'waiting' });
    }
  };

  const add = async (): Promise<void> => {
    try {
      const chosen = await device.chooseMedia(remainingMedia(latest.current));
      const small = chosen.filter(({ kind, size }) => size <= attachmentLimits[kind]);
      if (small.length < chosen.length) device.toast(words().problems['attachment-too-large']);
      for (const one of small) {
        const file = await device.keepFile(one);
        setItems((before) => [...before, itemOf({ file, claim: null, uploadedAt: null })]);
        void upload(file);
      }
    } catch (error) {
      explain(error);
    }
  };

  const uploadWaiting = useEvent((): void => latest.current.filter(({ status }) => status === 'waiting').forEach(({ file }) => void upload(file)));
  useEffect(() => {
    uploadWaiting();
    return device.onNetworkChange((online) => online && uploadWaiting());
  }, [uploadWaiting]);

  const left = remainingMedia(items);
  return {
    items,
    files: items.map(({ file, claim, uploadedAt }) => ({ file, claim, uploadedAt })),
    busy: items.some(({ status }) => status === 'uploading'),
    mayAdd: left.images + left.videos > 0,
    add: () => void add(),
    retry: (path) => {
      const item = latest.current.find(({ file }) => file.path === path);
      if (item) void upload(item.file);
    },
    remove,
    clear: () => setItems([]),
  };
}
