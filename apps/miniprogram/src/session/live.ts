import type { LiveEvent } from '@scanfix/shared-types';
import { apiUrl } from '@/api/transport';
import { device } from '@/device';
import { ensureSession } from './session';
import { readEvents } from './event-stream';

const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 60_000;

/** Follows what changes for this person until closed, resuming where the line broke. Only where the device has streams. */
export function listenLive(onEvent: (event: LiveEvent) => void): () => void {
  let closed = false;
  let closeStream: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastEventId: string | null = null;
  let pause = firstPauseMilliseconds;

  const open = async (): Promise<void> => {
    const { openStream } = device;
    if (!openStream) return;
    const { accessToken } = await ensureSession();
    if (closed) return;
    const read = readEvents((id) => {
      pause = firstPauseMilliseconds;
      lastEventId = id;
    }, onEvent);
    const headers: Record<string, string> = { Authorization: `Bearer ${accessToken}`, Accept: 'text/event-stream', ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) };
    closeStream = openStream({ url: apiUrl('/live'), headers, onText: read }, again);
  };
  const again = (): void => {
    if (closed) return;
    timer = setTimeout(() => void open().catch(again), pause);
    pause = Math.min(pause * 2, longestPauseMilliseconds);
  };

  void open().catch(again);
  return () => {
    closed = true;
    clearTimeout(timer);
    closeStream();
  };
}
