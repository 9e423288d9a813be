import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { listen } from './support/live.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Outbox } from '../src/platform/outbox/outbox.js';

let one: RunningApi;
let two: RunningApi;
beforeAll(async () => {
  one = await startApi();
  two = await startApi();
});
afterAll(async () => {
  await one.close();
  await two.close();
});

const payload = (ticketId: number) => ({ ticketId, number: String(ticketId), requesterIds: [], internal: false });
const happen = (organizationId: number, ticketId: number, api = one) =>
  api.app.get(UnitOfWork).run((tx) => api.app.get(Outbox).add(tx, { organizationId, name: 'ticket.changed', payload: payload(ticketId) }));

async function desk(): Promise<{ organizationId: number; authorization: string }> {
  const { id } = await createOrganization(one);
  const { authorization } = await createPerson(one, id, ['agent']);
  return { organizationId: id, authorization };
}

it('tells the listeners of every process what happened in any', async () => {
  const { organizationId, authorization } = await desk();
  const listeners = [await listen(one, authorization), await listen(two, authorization)];
  await happen(organizationId, 1, one);
  await happen(organizationId, 2, two);
  await until(() => listeners.every(({ events }) => events.length === 2));
  for (const { events, close } of listeners) {
    expect(events.map(({ type, ticketId }) => [type, ticketId])).toEqual([['ticket.changed', 1], ['ticket.changed', 2]]);
    close();
  }
});

it('tells nobody of another organization', async () => {
  const [mine, theirs] = [await desk(), await desk()];
  const listener = await listen(one, mine.authorization);
  await happen(theirs.organizationId, 1);
  await happen(mine.organizationId, 2);
  await until(() => listener.events.length > 0);
  expect(listener.events.map(({ ticketId }) => ticketId)).toEqual([2]);
  listener.close();
});

it('resumes where it was, in another process', async () => {
  const { organizationId, authorization } = await desk();
  const first = await listen(one, authorization);
  await happen(organizationId, 1);
  await until(() => first.events.length === 1);
  first.close();
  await happen(organizationId, 2);
  await happen(organizationId, 3);
  const second = await listen(two, authorization, first.lastEventId() ?? '');
  await until(() => second.events.some(({ ticketId }) => ticketId === 3));
  expect([...new Set(second.events.map(({ ticketId }) => ticketId))].filter((id) => id !== 1)).toEqual([2, 3]);
  second.close();
});

it('loses nothing when writers commit out of order and the client keeps breaking off', async () => {
  const { organizationId, authorization } = await desk();
  const total = 120;
  let finished = 0;
  // Transactions that stay open for a while after their id was given out, so that later ids commit first.
  const write = async (ticketId: number) => {
    const api = ticketId % 2 === 0 ? one : two;
    await api.app.get(UnitOfWork).run(async (tx) => {
      await api.app.get(Outbox).add(tx, { organizationId, name: 'ticket.changed', payload: payload(ticketId) });
      await tx.query('SELECT SLEEP(?)', [((ticketId * 7) % 10) / 20]);
      if (ticketId % 9 === 0) throw new Error('rolled back');
    }).catch(() => undefined);
    finished += 1;
  };
  const writing = (async () => {
    for (let start = 1; start <= total; start += 8) await Promise.all(Array.from({ length: 8 }, (_, index) => write(start + index)));
  })();

  const seen = new Set<number>();
  let from: string | undefined;
  const expected = Array.from({ length: total }, (_, index) => index + 1).filter((id) => id % 9 !== 0);
  for (let round = 0; finished < total || !expected.every((id) => seen.has(id)); round += 1) {
    if (round > 200) throw new Error(`missing: ${expected.filter((id) => !seen.has(id)).join()}`);
    const listener = await listen(round % 2 === 0 ? one : two, authorization, from);
    // Something new, not only what is told again: else the rounds are used up while the writers still sleep.
    await until(() => listener.events.some(({ ticketId }) => ticketId !== null && !seen.has(ticketId)) || finished >= total, 20_000);
    if (finished >= total) await until(() => expected.every((id) => seen.has(id) || listener.events.some(({ ticketId }) => ticketId === id)), 5000).catch(() => undefined);
    for (const { ticketId } of listener.events) if (ticketId !== null) seen.add(ticketId);
    from = listener.lastEventId() ?? from;
    listener.close();
    await listener.ended;
  }
  await writing;
  expect(expected.filter((id) => !seen.has(id))).toEqual([]);
  expect([...seen].filter((id) => id % 9 === 0)).toEqual([]);
});

it('says to read everything anew when too much has happened, or the id is of another time', async () => {
  const { authorization } = await desk();
  for (const id of ['4294967290', '0']) {
    if (id === '0') await one.database.query("INSERT INTO outbox_events (organizationId, name, payload, createdAt) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT 0, 'test.filler', '{}', UTC_TIMESTAMP(3) FROM n");
    if (id === '0') for (let round = 0; round < 2; round += 1) await one.database.query("INSERT INTO outbox_events (organizationId, name, payload, createdAt) SELECT 0, 'test.filler', '{}', UTC_TIMESTAMP(3) FROM outbox_events LIMIT 900");
    const listener = await listen(one, authorization, id);
    await until(() => listener.events.length > 0);
    expect(listener.events[0]).toMatchObject({ type: 'reset', ticketId: null });
    listener.close();
  }
});

it('needs a permission, and lets one account listen only so many times', async () => {
  expect((await listen(one, 'Bearer nonsense')).status).toBe(401);
  const { authorization } = await desk();
  const listeners = await Promise.all(Array.from({ length: 12 }, () => listen(one, authorization)));
  expect(listeners.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect((await listen(one, authorization)).status).toBe(429);
  listeners[0]?.close();
  await until(async () => {
    const again = await listen(one, authorization);
    again.close();
    return again.status === 200;
  });
  listeners.forEach(({ close }) => close());
});

it('ends when the process stops', async () => {
  const third = await startApi();
  const { authorization } = await desk();
  const listener = await listen(third, authorization);
  await third.close();
  await listener.ended;
  expect(listener.lastEventId()).not.toBeNull();
});
