import { expect, it } from '@jest/globals';
import { EventTail, type EventSource, type TailedEvent } from './event-tail.js';

class Table implements EventSource {
  readonly rows = new Map<number, TailedEvent>();

  commit(...ids: number[]): void {
    for (const id of ids) this.rows.set(id, { id, organizationId: 1, name: 'test', payload: {}, createdAt: new Date() });
  }

  latestId = () => Promise.resolve(Math.max(0, ...this.rows.keys()));
  after = (after: number, limit: number) => Promise.resolve([...this.rows.values()].filter(({ id }) => id > after).sort((a, b) => a.id - b.id).slice(0, limit));
  byIds = (ids: readonly number[]) => Promise.resolve([...this.rows.values()].filter(({ id }) => ids.includes(id)));
}

async function started(...ids: number[]): Promise<{ table: Table; tail: EventTail; read: (now?: number) => Promise<number[]> }> {
  const table = new Table();
  table.commit(...ids);
  const tail = new EventTail(table);
  await tail.start();
  return { table, tail, read: async (now?: number) => (await tail.read(now)).map(({ id }) => id) };
}

it('tells what comes after its start, each once', async () => {
  const { table, read } = await started(1, 2);
  table.commit(3, 4);
  expect(await read()).toEqual([3, 4]);
  expect(await read()).toEqual([]);
});

it('tells an event that commits after a later one, and does not settle before', async () => {
  const { table, tail, read } = await started(1);
  table.commit(3, 4);
  expect(await read()).toEqual([3, 4]);
  expect(tail.settled).toBe(1);
  table.commit(2);
  expect(await read()).toEqual([2]);
  expect(tail.settled).toBe(4);
});

it('tells an event of a transaction that was under way when it started', async () => {
  const { table, read } = await started(1, 3);
  table.commit(2);
  expect(await read()).toEqual([2]);
});

it('stops waiting for an id that was rolled back', async () => {
  const { table, tail, read } = await started(1);
  table.commit(3);
  const now = Date.now();
  await read(now);
  expect(tail.settled).toBe(1);
  await read(now + 60_000);
  expect(tail.settled).toBe(3);
});

it('does not wait for the numbers that a restarted server skips', async () => {
  const { table, tail, read } = await started(1);
  table.commit(5000);
  expect(await read()).toEqual([5000]);
  expect(tail.settled).toBe(5000);
});
