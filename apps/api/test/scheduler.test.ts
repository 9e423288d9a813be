import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Like } from 'typeorm';
import { startApi, type RunningApi } from './support/api.js';
import { until } from './support/until.js';
import { IdempotencyCleaning } from '../src/platform/database/idempotency-cleaning.js';
import { IdempotencyKey } from '../src/platform/database/idempotency-key.entity.js';
import { ScheduledRunRow } from '../src/platform/scheduler/scheduled-run.entity.js';
import { ScheduledRunsRepository } from '../src/platform/scheduler/scheduled-runs.repository.js';
import { SchedulerClock } from '../src/platform/scheduler/scheduler.clock.js';
import { Scheduler, type ScheduledJob } from '../src/platform/scheduler/scheduler.js';

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

/** The clocks of two processes with the same jobs. */
async function withClocks(jobs: (api: RunningApi) => ScheduledJob[], work: () => Promise<void>): Promise<void> {
  const clocks = [one, two].map((api) => {
    const scheduler = new Scheduler();
    const clock = new SchedulerClock(scheduler, api.app.get(ScheduledRunsRepository));
    jobs(api).forEach((job) => scheduler.add(job));
    clock.onApplicationBootstrap();
    return clock;
  });
  try {
    await work();
  } finally {
    for (const clock of clocks) await clock.beforeApplicationShutdown();
  }
}
const runsOf = (job: string) => one.database.getRepository(ScheduledRunRow).find({ where: { runKey: Like(`${job}@%`) }, order: { id: 'ASC' } });

it('runs each time slot once, whichever of two processes takes it', async () => {
  let count = 0;
  await withClocks(() => [{ name: 'test-every-second', schedule: '* * * * * *', run: async () => { count += 1; } }], async () => {
    await until(async () => (await runsOf('test-every-second')).length >= 3);
  });
  const runs = await runsOf('test-every-second');
  expect(count).toBe(runs.length);
  expect(new Set(runs.map(({ runKey }) => runKey)).size).toBe(runs.length);
  expect(runs[0]?.runKey).toMatch(/^test-every-second@\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  expect(runs.every(({ status, finishedAt }) => status === 'succeeded' && finishedAt !== null)).toBe(true);
});

it('writes down why a run failed, and runs the next slot all the same', async () => {
  await withClocks(() => [{ name: 'test-failing', schedule: '* * * * * *', run: async () => { throw new Error('13812345678 is not there'); } }], async () => {
    await until(async () => (await runsOf('test-failing')).filter(({ status }) => status === 'failed').length >= 2);
  });
  expect((await runsOf('test-failing'))[0]).toMatchObject({ status: 'failed', error: '*** is not there' });
});

it('does not start a job whose run before has not ended', async () => {
  let release: () => void = () => undefined;
  let started = 0;
  const slow = () => new Promise<void>((resolve) => {
    started += 1;
    release = resolve;
  });
  let others = 0;
  const jobs = () => [
    { name: 'test-slow', schedule: '* * * * * *', run: slow },
    { name: 'test-beside', schedule: '* * * * * *', run: async () => { others += 1; } },
  ];
  await withClocks(jobs, async () => {
    await until(() => started === 1 && others >= 3);
    expect(started).toBe(1);
    release();
    await until(() => started === 2);
    release();
  });
});

/** A schedule whose last slot is some hours ago, and whose next is far. */
const hoursAgo = (hours: number) => {
  const slot = new Date(new Date().setUTCMinutes(0, 0, 0) - hours * 3_600_000);
  return { slot: slot.toISOString(), schedule: `0 ${slot.getUTCHours()} * * *` };
};

it('makes good the last slot that passed while nothing ran: once, whichever of two processes that start at once takes it', async () => {
  const { slot, schedule } = hoursAgo(5);
  let count = 0;
  const jobs = () => [{ name: 'test-nightly', schedule, run: async () => { count += 1; } }];
  const made = async () => (await runsOf('test-nightly')).filter(({ status }) => status === 'succeeded');
  await withClocks(jobs, () => until(async () => (await made()).length > 0));
  // Nor by a process that starts later.
  await withClocks(() => [...jobs(), { name: 'test-after-nightly', schedule, run: async () => undefined }], () => until(async () => (await runsOf('test-after-nightly')).length > 0));
  expect((await made()).map(({ runKey }) => runKey)).toEqual([`test-nightly@${slot}`]);
  expect(count).toBe(1);
});

it('makes good one after the other, also after one that failed, and nothing that comes round soon', async () => {
  let [beside, most] = [0, 0];
  const run = async () => {
    beside += 1;
    most = Math.max(most, beside);
    await runsOf('test-missed');
    beside -= 1;
    throw new Error('it fails');
  };
  const { schedule } = hoursAgo(3);
  const scheduler = new Scheduler();
  const clock = new SchedulerClock(scheduler, one.app.get(ScheduledRunsRepository));
  scheduler.add({ name: 'test-missed-soon', schedule: '*/30 * * * *', run });
  for (const number of [1, 2, 3]) scheduler.add({ name: `test-missed-${number}`, schedule, run });
  clock.onApplicationBootstrap();
  await until(async () => (await runsOf('test-missed-3'))[0]?.status === 'failed');
  await clock.beforeApplicationShutdown();
  expect(most).toBe(1);
  expect(await runsOf('test-missed-2')).toHaveLength(1);
  expect(await runsOf('test-missed-soon')).toEqual([]);
});

it('writes down runs that died with their process', async () => {
  const rows = one.database.getRepository(ScheduledRunRow);
  const dead = await rows.save({ job: 'test-dead', runKey: 'test-dead@1', status: 'running', startedAt: new Date(Date.now() - 2 * 3_600_000), finishedAt: null, error: null });
  const alive = await rows.save({ job: 'test-alive', runKey: 'test-alive@1', status: 'running', startedAt: new Date(), finishedAt: null, error: null });
  await one.app.get(SchedulerClock).markStale();
  expect(await rows.findOneBy({ id: dead.id })).toMatchObject({ status: 'failed', error: expect.stringContaining('died') as unknown });
  expect(await rows.findOneBy({ id: alive.id })).toMatchObject({ status: 'running' });
});

it('forgets the answers of old intents, and keeps those that may still be retried', async () => {
  const keys = one.database.getRepository(IdempotencyKey);
  const [old, recent] = ['u1:old-intent-000000001', 'u1:recent-intent-00001'];
  await keys.save([old, recent].map((id) => ({ id, fingerprint: Buffer.alloc(32), answer: '{}', createdAt: new Date(id === old ? Date.now() - 49 * 3_600_000 : Date.now()) })));
  await one.app.get(IdempotencyCleaning).prune();
  expect(await keys.existsBy({ id: old })).toBe(false);
  expect(await keys.existsBy({ id: recent })).toBe(true);
});

it('knows the jobs of the platform, each under a name of its own', () => {
  const names = one.app.get(Scheduler).all().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['outbox-prune', 'attachments-remove-orphans', 'scheduler-prune-runs']));
});
