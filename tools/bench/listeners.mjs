import { send } from './office.mjs';

const perPerson = 10;
const events = 30;
/** Milliseconds that an event may take at most before the measurement is given up. */
const patience = 15_000;

/**
 * So many streams hear of a comment: milliseconds from sending it until each stream has it.
 * @param {{ base: string, admin: string, people: string[], count: number, ticketId: number }} wanted `people` are authorization headers
 * @returns {Promise<{ p50: number, p95: number, p99: number, heard: number }>}
 */
export async function measureListeners({ base, admin, people, count, ticketId }) {
  const controller = new AbortController();
  /** @type {(at: number) => void} */
  let hear = () => undefined;
  const streams = Array.from({ length: count }, async (_, index) => {
    const authorization = people[Math.floor(index / perPerson)] ?? admin;
    const response = await fetch(`${base}/api/v1/live`, { headers: { authorization }, signal: controller.signal });
    if (!response.ok || !response.body) throw new Error(`listener ${index}: ${response.status}`);
    void listen(response.body, () => hear(performance.now())).catch(() => undefined);
  });
  await Promise.all(streams);
  const delays = [];
  for (let round = 0; round < events; round += 1) {
    const sent = performance.now();
    const all = new Promise((resolve, reject) => {
      let heard = 0;
      const timer = setTimeout(() => reject(new Error(`only ${heard} of ${count} listeners heard of it`)), patience);
      hear = (at) => {
        delays.push(at - sent);
        heard += 1;
        if (heard === count) resolve(clearTimeout(timer));
      };
    });
    await send(base, 'POST', `/tickets/${ticketId}/comments`, { text: `第 ${round} 次`, internal: false }, admin);
    await all;
  }
  controller.abort();
  const sorted = delays.sort((a, b) => a - b);
  const share = (/** @type {number} */ part) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  return { p50: share(0.5), p95: share(0.95), p99: share(0.99), heard: sorted.length };
}

/** @param {ReadableStream<Uint8Array>} body @param {() => void} onEvent */
async function listen(body, onEvent) {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of body) {
    waiting += decoder.decode(chunk, { stream: true });
    const parts = waiting.split('\n\n');
    waiting = parts.pop() ?? '';
    for (const part of parts) if (part.includes('"ticket.commented"')) onEvent();
  }
}
