import { describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '@scanfix/shared-types';
import { listen, openLive, pauseAfter, type LiveStatus } from './live-connection';
import { ApiProblem } from './problem';

const event = (id: string): LiveEvent => ({ id, type: 'ticket.changed', at: '2026-11-22T08:00:00.000Z', ticketId: 1, ticketNumber: '18' });
const streamOf = (...events: LiveEvent[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const each of events) controller.enqueue(new TextEncoder().encode(`id: ${each.id}\ndata: ${JSON.stringify(each)}\n\n`));
      controller.close();
    },
  });

describe('live connection', () => {
  it('resumes after the last event it saw', async () => {
    const abort = new AbortController();
    const asked: (string | null)[] = [];
    const seen: string[] = [];
    const streams = [streamOf(event('7'), event('8')), streamOf(event('9'))];
    await listen(
      {
        open: (lastEventId) => {
          asked.push(lastEventId);
          const next = streams.shift();
          if (next) return Promise.resolve(next);
          abort.abort();
          return Promise.reject(new Error('no more'));
        },
        wait: () => Promise.resolve(),
        random: () => 0,
        onEvent: ({ id }) => seen.push(id),
        onStatus: () => undefined,
      },
      abort.signal,
    );
    expect(seen).toEqual(['7', '8', '9']);
    expect(asked).toEqual([null, '8', '9']);
  });

  it('resumes after a heartbeat, so that a quiet stream is not told old news', async () => {
    const abort = new AbortController();
    const asked: (string | null)[] = [];
    const quiet = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('id: 12\n: still here\n\n'));
        controller.close();
      },
    });
    await listen(
      {
        open: (lastEventId) => {
          asked.push(lastEventId);
          if (asked.length === 1) return Promise.resolve(quiet);
          abort.abort();
          return Promise.reject(new Error('no more'));
        },
        wait: () => Promise.resolve(),
        random: () => 0,
        onEvent: () => undefined,
        onStatus: () => undefined,
      },
      abort.signal,
    );
    expect(asked).toEqual([null, '12']);
  });

  it('says when it is interrupted, waits longer each time and starts afresh after an event', async () => {
    const abort = new AbortController();
    const waits: number[] = [];
    const statuses: LiveStatus[] = [];
    let attempt = 0;
    await listen(
      {
        open: () => {
          attempt += 1;
          return attempt === 4 ? Promise.resolve(streamOf(event('1'))) : Promise.reject(new ApiProblem('network', 0));
        },
        wait: (milliseconds) => {
          waits.push(milliseconds);
          if (waits.length === 5) abort.abort();
          return Promise.resolve();
        },
        random: () => 1,
        onEvent: () => undefined,
        onStatus: (status) => statuses.push(status),
      },
      abort.signal,
    );
    expect(waits).toEqual([1000, 2000, 4000, 1000, 2000]);
    expect(statuses).toContain('live');
    expect(statuses.at(-1)).toBe('interrupted');
  });

  it('never waits longer than half a minute, and never all clients at the same moment', () => {
    expect(pauseAfter(20, () => 1)).toBe(30_000);
    expect(pauseAfter(20, () => 0)).toBe(15_000);
  });

  it('renews a rejected token once and sends the last event id', async () => {
    const requests: Record<string, string>[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = ((_url: string, init: RequestInit) => {
      requests.push(init.headers as Record<string, string>);
      const body = JSON.stringify({ code: 'token-expired', status: 401, title: '', type: '', requestId: 'r' });
      return Promise.resolve(requests.length === 1 ? new Response(body, { status: 401 }) : new Response(streamOf()));
    }) as typeof fetch;
    await openLive({ accessToken: () => Promise.resolve('old'), refreshed: () => Promise.resolve('new') }, '41', new AbortController().signal);
    globalThis.fetch = original;
    expect(requests.map((headers) => headers['authorization'])).toEqual(['Bearer old', 'Bearer new']);
    expect(requests[1]?.['last-event-id']).toBe('41');
  });
});
