import type { JobDetail, MyDuty, Part, RouteResponse } from '@scanfix/shared-types';
import { NoAnswerError } from '@/api/failures';
import { call } from '@/session/call';
import { fetchManuals } from './documents';
import { keepColleagues, keepJob, keepList, keepParts, keptColleagues, keptJob, keptList, keptParts, type Colleague, type JobList, type Kept, type ListItems } from './kept-jobs';

/** `age` is null when it comes from the server just now, else when it was read. */
export interface Read<Value> {
  value: Value;
  readAt: number | null;
}

const fresh = <Value>(value: Value): Read<Value> => ({ value, readAt: null });

/** Without an answer, what was read last time. */
async function orKept<Value>(read: () => Promise<Value>, kept: () => Kept<Value> | null): Promise<Read<Value>> {
  try {
    return fresh(await read());
  } catch (error) {
    const before = error instanceof NoAnswerError ? kept() : null;
    if (!before) throw error;
    return { value: before.value, readAt: before.at };
  }
}

const wholePage = 100;

async function readList<List extends JobList>(list: List): Promise<ListItems[List]> {
  const page: RouteResponse<'GET /jobs'> | RouteResponse<'GET /jobs/pool'> = list === 'pool'
    ? await call('GET /jobs/pool', { query: { limit: wholePage } })
    : await call('GET /jobs', { query: { scope: list === 'history' ? 'history' : 'open', limit: list === 'history' ? 30 : wholePage } });
  const items = page.items as ListItems[List];
  keepList(list, items);
  return items;
}

export const loadList = <List extends JobList>(list: List): Promise<Read<ListItems[List]>> => orKept(() => readList(list), () => keptList(list));

async function readJob(visitId: number): Promise<JobDetail> {
  const job = await call('GET /jobs/:id', { params: { id: visitId } });
  keepJob(job);
  return job;
}

export const loadJob = (visitId: number): Promise<Read<JobDetail>> => orKept(() => readJob(visitId), () => keptJob(visitId));

const staleMilliseconds = 5 * 60_000;

let readingAhead = false;

/** Everything one may need below ground is read above it: the open jobs, one after the other, those not read lately. */
export async function readAhead(visitIds: number[]): Promise<void> {
  if (readingAhead) return;
  readingAhead = true;
  try {
    await readAll(visitIds);
  } finally {
    readingAhead = false;
  }
}

async function readAll(visitIds: number[]): Promise<void> {
  for (const visitId of visitIds) {
    const before = keptJob(visitId);
    if (before && Date.now() - before.at < staleMilliseconds) continue;
    const job = await readJob(visitId);
    if (job.asset) await readParts(job.asset.category.id).catch(() => undefined);
    await fetchManuals(job).catch(() => undefined);
  }
}

const readCategories = new Set<number>();

/** The parts of a category, once while the app runs. */
async function readParts(categoryId: number): Promise<void> {
  if (readCategories.has(categoryId)) return;
  readCategories.add(categoryId);
  keepParts((await call('GET /parts', { query: { categoryId, limit: wholePage } })).items);
}

const matches = (part: Part, search: string): boolean => `${part.code} ${part.name}`.toLowerCase().includes(search.toLowerCase());

/** The catalogue; without a network, as much of it as was seen before. */
export async function searchParts(search: string): Promise<Read<Part[]>> {
  try {
    const { items } = await call('GET /parts', { query: { search, limit: 20 } });
    keepParts(items);
    return fresh(items);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    return { value: keptParts().filter((part) => matches(part, search)).slice(0, 20), readAt: 0 };
  }
}

export async function loadColleagues(): Promise<Colleague[]> {
  try {
    const colleagues = await call('GET /jobs/colleagues', {});
    keepColleagues(colleagues);
    return colleagues;
  } catch (error) {
    const kept = keptColleagues();
    if (error instanceof NoAnswerError && kept.length > 0) return kept;
    throw error;
  }
}

export async function claimFromPool(ticketId: number, idempotencyKey: string): Promise<JobDetail> {
  const job = await call('POST /jobs/pool/:ticketId/claim', { params: { ticketId }, body: {}, idempotencyKey });
  keepJob(job);
  return job;
}

export const loadDuty = (): Promise<MyDuty> => call('GET /me/duty', {});
