import type { JobDetail, JobSummary, Part, PoolJob } from '@scanfix/shared-types';
import { loadOf, loadOwn, ownUserId, removeOf, removeOwn, saveOwn } from './own-storage';

/** Something read from the server, and when. */
export interface Kept<Value> {
  value: Value;
  /** Milliseconds since 1970. */
  at: number;
}

export type JobList = 'open' | 'history' | 'pool';
export interface ListItems {
  open: JobSummary[];
  history: JobSummary[];
  pool: PoolJob[];
}

/** WeChat gives ten megabytes in all; a job with its history is some ten kilobytes. */
const mostJobs = 60;
const mostParts = 400;
const jobsKey = 'jobs';
const partsKey = 'parts';
const colleaguesKey = 'colleagues';
const jobKey = (visitId: number): string => `job:${visitId}`;
const listKey = (list: JobList): string => `list:${list}`;

const listeners = new Set<() => void>();

export function onKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was read from storage once, so that a page that is drawn again is shown the very same object. */
const memory = new Map<string, unknown>();
const memoryKey = (key: string): string => `${ownUserId()}:${key}`;

function recall<Value>(key: string): Value | null {
  if (!memory.has(memoryKey(key))) memory.set(memoryKey(key), loadOwn<Value>(key));
  return memory.get(memoryKey(key)) as Value | null;
}

function keep(key: string, value: unknown): void {
  memory.set(memoryKey(key), value);
  saveOwn(key, value);
}

function forget(key: string): void {
  memory.delete(memoryKey(key));
  removeOwn(key);
}

const tell = (): void => listeners.forEach((listener) => listener());

function summaryOf(job: JobDetail): JobSummary {
  const { description: _1, contact: _2, attachments: _3, asset: _4, deviceHistory: _5, likelyParts: _6, standard: _7, visit: _8, timeline: _9, geofenceMeters: _10, fetchedAt: _11, ...summary } = job;
  return summary;
}

/** The list is as new as its newest job. */
function keepInList(job: JobDetail): void {
  const list = keptList('open');
  if (!list) return;
  const others = list.value.filter(({ visitId }) => visitId !== job.visitId);
  const place = list.value.findIndex(({ visitId }) => visitId === job.visitId);
  if (job.stage !== 'ended') others.splice(place === -1 ? others.length : place, 0, summaryOf(job));
  keep(listKey('open'), { value: others, at: list.at } satisfies Kept<JobSummary[]>);
}

export function keepJob(job: JobDetail, now = Date.now()): void {
  keep(jobKey(job.visitId), { value: job, at: now } satisfies Kept<JobDetail>);
  // The one read longest ago gives way.
  const ids = [job.visitId, ...(loadOwn<number[]>(jobsKey) ?? []).filter((id) => id !== job.visitId)];
  ids.slice(mostJobs).forEach((id) => forget(jobKey(id)));
  saveOwn(jobsKey, ids.slice(0, mostJobs));
  keepInList(job);
  tell();
}

export const keptJob = (visitId: number): Kept<JobDetail> | null => recall<Kept<JobDetail>>(jobKey(visitId));

export function keepList<List extends JobList>(list: List, items: ListItems[List], now = Date.now()): void {
  keep(listKey(list), { value: items, at: now } satisfies Kept<ListItems[List]>);
  tell();
}
export const keptList = <List extends JobList>(list: List): Kept<ListItems[List]> | null => recall<Kept<ListItems[List]>>(listKey(list));

/** The catalogue as far as it was seen: searched where there is no network. */
export const keptParts = (): Part[] => loadOwn<Part[]>(partsKey) ?? [];

export function keepParts(parts: Part[]): void {
  const fresh = new Set(parts.map(({ id }) => id));
  saveOwn(partsKey, [...parts, ...keptParts().filter(({ id }) => !fresh.has(id))].slice(0, mostParts));
}

export interface Colleague {
  id: number;
  name: string;
}
export const keptColleagues = (): Colleague[] => loadOwn<Colleague[]>(colleaguesKey) ?? [];
export const keepColleagues = (colleagues: Colleague[]): void => saveOwn(colleaguesKey, colleagues);

/** Names and numbers of customers do not stay behind when somebody leaves on purpose; what was recorded and not sent does. */
export function forgetKeptOf(userId: number): void {
  memory.clear();
  for (const id of loadOf<number[]>(userId, jobsKey) ?? []) removeOf(userId, jobKey(id));
  [jobsKey, partsKey, colleaguesKey, listKey('open'), listKey('history'), listKey('pool')].forEach((key) => removeOf(userId, key));
}
