import type { LiveEvent } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';

export interface Listening {
  events: LiveEvent[];
  /** As the stream said last; null before its first. */
  lastEventId: () => string | null;
  status: number;
  ended: Promise<void>;
  close: () => void;
}

/** Reads `GET /live` as the clients do: fetch, because EventSource cannot send a token. */
export async function listen(api: RunningApi, authorization: string, lastEventId?: string): Promise<Listening> {
  const abort = new AbortController();
  const answer = await fetch(`${api.url}/api/v1/live`, { headers: { authorization, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }, signal: abort.signal });
  const events: LiveEvent[] = [];
  let last: string | null = null;
  const read = async () => {
    let rest = '';
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        last = /^id: (.+)$/m.exec(block)?.[1] ?? last;
        const data = /^data: (.+)$/m.exec(block)?.[1];
        if (data !== undefined) events.push(JSON.parse(data) as LiveEvent);
      }
    }
  };
  return { events, lastEventId: () => last, status: answer.status, ended: read().catch(() => undefined), close: () => abort.abort() };
}
