import type { LiveEvent } from '@scanfix/shared-types';
import { EventStreamParser } from './event-stream';
import { isProblem } from './problem';
import { send } from './send';

export type LiveStatus = 'connecting' | 'live' | 'interrupted';

export interface LiveTools {
  /** Opens the stream after this event; null at the first time. */
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  random: () => number;
  onEvent: (event: LiveEvent) => void;
  onStatus: (status: LiveStatus) => void;
}

const firstWait = 1_000;
const longestWait = 30_000;
/** The server sends a heartbeat every 15 s; a stream silent for longer is dead although nothing said so. */
const silenceMilliseconds = 60_000;

/** Reads the live stream until `signal` aborts: connects again with growing, jittered pauses, and resumes where it was. */
export async function listen(tools: LiveTools, signal: AbortSignal): Promise<void> {
  let lastEventId: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    tools.onStatus(failures === 0 ? 'connecting' : 'interrupted');
    try {
      const stream = await tools.open(lastEventId, signal);
      tools.onStatus('live');
      await read(stream, signal, tools.onEvent, (id) => {
        failures = 0;
        lastEventId = id ?? lastEventId;
      });
    } catch {
      // Every failure means the same here: wait and try again.
    }
    if (signal.aborted) return;
    tools.onStatus('interrupted');
    await tools.wait(pauseAfter(failures, tools.random), signal);
    failures += 1;
  }
}

export function pauseAfter(failures: number, random: () => number): number {
  const ceiling = Math.min(longestWait, firstWait * 2 ** failures);
  return ceiling / 2 + (ceiling / 2) * random();
}

async function read(stream: ReadableStream<Uint8Array>, signal: AbortSignal, onEvent: (event: LiveEvent) => void, onHeard: (lastEventId: string | null) => void): Promise<void> {
  const decoder = new TextDecoder();
  const parser = new EventStreamParser(({ data }) => onEvent(JSON.parse(data) as LiveEvent));
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  // Without a network the stream only looks alive.
  addEventListener('offline', cancel);
  let watchdog = setTimeout(cancel, silenceMilliseconds);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watchdog);
      watchdog = setTimeout(cancel, silenceMilliseconds);
      parser.push(decoder.decode(value, { stream: true }));
      onHeard(parser.lastEventId);
    }
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
    removeEventListener('offline', cancel);
  }
}

/** The stream of `GET /live`; a rejected token is renewed once. */
export async function openLive(
  tokens: { accessToken: () => Promise<string | null>; refreshed: (rejected: string | null) => Promise<string | null> },
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
  const accessToken = await tokens.accessToken();
  const response = await send('GET', '/live', { accessToken, headers, signal }).catch(async (error: unknown) => {
    if (!isProblem(error, 'token-expired', 'unauthenticated')) throw error;
    return send('GET', '/live', { accessToken: await tokens.refreshed(accessToken), headers, signal });
  });
  if (!response.body) throw new Error('The live stream has no body.');
  return response.body;
}

/** Until the time is over or the network is back. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    addEventListener('online', end);
  });
}
