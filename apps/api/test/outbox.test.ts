import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization } from './support/people.js';
import { until } from './support/until.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxClaims } from '../src/platform/outbox/outbox.claims.js';
import { OutboxDeliveryRow, OutboxEventRow } from '../src/platform/outbox/outbox.entities.js';
import { Outbox, type DomainEvent } from '../src/platform/outbox/outbox.js';
import { maximumAttempts } from '../src/platform/outbox/retry-delay.js';

let one: RunningApi;
let two: RunningApi;
let organizationId: number;
beforeAll(async () => {
  one = await startApi();
  two = await startApi();
  organizationId = (await createOrganization(one)).id;
});
afterAll(async () => {
  await one.close();
  await two.close();
});

let names = 0;
/** The same listener in both processes, as it is in life. */
function listen(handle: (event: DomainEvent<{ value: number }>, api: RunningApi) => Promise<void>): { event: string; listener: string } {
  names += 1;
  const name = { event: `test.happened-${names}`, listener: `test-${names}` };
  for (const api of [one, two]) api.app.get(Outbox).listen<{ value: number }>({ ...name, handle: (event) => handle(event, api) });
  return name;
}

const add = (event: string, value: number, api = one) =>
  api.app.get(UnitOfWork).run((tx) => api.app.get(Outbox).add(tx, { organizationId, name: event, payload: { value } }));
const deliveries = (listener: string) => one.database.getRepository(OutboxDeliveryRow).find({ where: { listener }, order: { id: 'ASC' } });
const allDone = async (listener: string) => (await deliveries(listener)).every(({ status }) => status === 'done');

describe('an event', () => {
  it('reaches its listener with what it says', async () => {
    const heard: DomainEvent<{ value: number }>[] = [];
    const { event, listener } = listen(async (happened) => { heard.push(happened); });
    const id = await add(event, 7);
    await until(() => allDone(listener));
    expect(heard).toEqual([{ id, organizationId, name: event, payload: { value: 7 }, createdAt: expect.any(Date) as unknown }]);
  });

  it('reaches it soon after the commit', async () => {
    const times: number[] = [];
    const { event } = listen(async () => { times.push(Date.now()); });
    const delays: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      await add(event, round);
      const committed = Date.now();
      await until(() => times.length === round);
      delays.push((times[round - 1] ?? 0) - committed);
    }
    // The poll alone would take 250 ms on average.
    expect(delays.sort((a, b) => a - b)[2]).toBeLessThan(150);
  });

  it('is nothing when its transaction is rolled back', async () => {
    const { event, listener } = listen(async () => undefined);
    await expect(one.app.get(UnitOfWork).run(async (tx) => {
      await one.app.get(Outbox).add(tx, { organizationId, name: event, payload: {} });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await deliveries(listener)).toEqual([]);
  });

  it('of many is handled once each, whichever process takes it', async () => {
    const heard: number[] = [];
    const by = new Set<RunningApi>();
    const { event, listener } = listen(async ({ payload }, api) => {
      heard.push(payload.value);
      by.add(api);
    });
    await Promise.all(Array.from({ length: 60 }, (_, value) => add(event, value, value % 2 === 0 ? one : two)));
    await until(() => allDone(listener));
    expect(heard.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, value) => value));
    expect(by.size).toBe(2);
  });
});

describe('a listener that fails', () => {
  it('is asked again, and holds up nobody else', async () => {
    let calls = 0;
    const { event, listener } = listen(async () => {
      calls += 1;
      if (calls === 1) throw new Error('the number 13812345678 does not answer');
    });
    await add(event, 1);
    await until(async () => (await deliveries(listener))[0]?.lastError !== null);
    expect((await deliveries(listener))[0]).toMatchObject({ status: 'pending', attempts: 1, lastError: 'the number *** does not answer' });
    await until(() => allDone(listener));
    expect(calls).toBe(2);
  });

  it('is given up after the last attempt', async () => {
    const { event, listener } = listen(async () => { throw new Error('never'); });
    const id = await add(event, 1);
    await one.database.getRepository(OutboxDeliveryRow).update({ eventId: id }, { attempts: maximumAttempts - 1, availableAt: new Date() });
    await until(async () => (await deliveries(listener))[0]?.status === 'dead');
    expect((await deliveries(listener))[0]).toMatchObject({ attempts: maximumAttempts, lastError: 'never' });
  });

  it('that is no longer there is given up with the reason', async () => {
    const now = new Date();
    const events = one.database.getRepository(OutboxEventRow);
    const { id } = await events.save({ organizationId, name: 'test.removed', payload: {}, createdAt: now });
    await one.database.getRepository(OutboxDeliveryRow).save({
      eventId: id, organizationId, listener: 'removed', status: 'pending', attempts: maximumAttempts - 1, availableAt: now, createdAt: now, lastError: null,
    });
    await until(async () => (await deliveries('removed'))[0]?.status === 'dead');
    expect((await deliveries('removed'))[0]?.lastError).toBe('no listener is called removed');
  });
});

describe('a relay that dies', () => {
  it('loses nothing: when its lease has ended another one delivers', async () => {
    const heard: number[] = [];
    let hanging = true;
    const { event, listener } = listen(async ({ payload }) => {
      if (hanging) await new Promise(() => undefined);
      heard.push(payload.value);
    });
    await add(event, 42);
    await until(async () => (await deliveries(listener))[0]?.attempts === 1);
    hanging = false;
    expect(heard).toEqual([]);
    await one.database.query('UPDATE outbox_deliveries SET availableAt = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE listener = ?', [listener]);
    await until(() => allDone(listener));
    expect(heard).toEqual([42]);
  });

  it('cannot spoil what another one took over', async () => {
    const { event, listener } = listen(async () => undefined);
    await one.app.get(UnitOfWork).run(async (tx) => {
      await one.app.get(Outbox).add(tx, { organizationId, name: event, payload: {} });
      // Not due for the relays: this test claims it itself.
      await tx.query('UPDATE outbox_deliveries SET availableAt = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR WHERE listener = ?', [listener]);
    });
    const [row] = await deliveries(listener);
    const claims = one.app.get(OutboxClaims);
    const late = { id: row?.id ?? 0, listener, attempts: 0, event: { id: 0, organizationId, name: event, payload: {}, createdAt: new Date() } };
    await one.database.getRepository(OutboxDeliveryRow).update({ listener }, { attempts: 2 });
    await claims.failed({ ...late, attempts: 1 }, 'too late', null);
    expect(await claims.extend({ ...late, attempts: 1 }, 60)).toBe(false);
    expect((await deliveries(listener))[0]).toMatchObject({ status: 'pending', lastError: null });
  });
});

it('lets go of what is delivered and old, and keeps what is pending or dead', async () => {
  const { event, listener } = listen(async ({ payload }) => { if (payload.value === 2) throw new Error('no'); });
  const [done, failed] = [await add(event, 1), await add(event, 2)];
  await until(async () => {
    const [first, second] = await deliveries(listener);
    return first?.status === 'done' && second?.lastError !== null;
  });
  const events = one.database.getRepository(OutboxEventRow);
  await events.update([done, failed], { createdAt: new Date('2020-01-01') });
  await one.database.getRepository(OutboxDeliveryRow).update({ eventId: done }, { availableAt: new Date('2020-01-01') });
  await one.app.get(OutboxClaims).prune(new Date('2020-01-02'));
  expect(await events.findOneBy({ id: done })).toBeNull();
  expect(await events.findOneBy({ id: failed })).not.toBeNull();
  expect((await deliveries(listener)).map(({ eventId }) => eventId)).toEqual([failed]);
});
