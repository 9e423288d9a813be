import type { ProblemCode, SubmitTicketRequest } from '@scanfix/shared-types';
import type { DraftFile, ReportDraft } from './draft';

/** `refused` waits for the person: the API said no. `needs-login`: only a confirmed phone can send it. */
export type OutboxState = 'waiting' | 'sending' | 'refused' | 'needs-login';

/** A report that was handed in and has not arrived for certain. Its body and key no longer change. */
export interface OutboxEntry {
  key: string;
  request: SubmitTicketRequest;
  files: DraftFile[];
  /** To put it back into the form when it is refused. */
  draft: ReportDraft;
  title: string;
  /** Whose sticker it is, as far as known: the session must belong there. */
  organizationId: number | null;
  createdAt: number;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: number;
  problem: ProblemCode | null;
}

const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 10 * 60_000;

type NewEntry = Pick<OutboxEntry, 'draft' | 'request' | 'title' | 'organizationId' | 'state'>;

export function outboxEntry(entry: NewEntry, now: number): OutboxEntry {
  return { ...entry, key: entry.draft.key, files: entry.draft.files, createdAt: now, attempts: 0, nextAttemptAt: now, problem: null };
}

/** Handing in the same report twice keeps one. */
export function withEntry(entries: OutboxEntry[], entry: OutboxEntry): OutboxEntry[] {
  return entries.some(({ key }) => key === entry.key) ? entries : [...entries, entry];
}

export function withChange(entries: OutboxEntry[], key: string, change: Partial<OutboxEntry>): OutboxEntry[] {
  return entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry));
}

export const withoutEntry = (entries: OutboxEntry[], key: string): OutboxEntry[] => entries.filter((entry) => entry.key !== key);

/** The oldest that is due; first in, first out. `sending` of an app that was closed is due again: the key makes that safe. */
export function nextDue(entries: OutboxEntry[], now: number): OutboxEntry | null {
  return entries.find(({ state, nextAttemptAt }) => state === 'sending' || (state === 'waiting' && nextAttemptAt <= now)) ?? null;
}

export function nextDueAt(entries: OutboxEntry[]): number | null {
  const times = entries.filter(({ state }) => state === 'waiting').map(({ nextAttemptAt }) => nextAttemptAt);
  return times.length > 0 ? Math.min(...times) : null;
}

/** The network is back: whatever waits is due now. */
export const allDue = (entries: OutboxEntry[], now: number): OutboxEntry[] =>
  entries.map((entry) => (entry.state === 'waiting' ? { ...entry, nextAttemptAt: now } : entry));

/** Later and later, so that a struggling server is left alone. */
export function afterPassingFailure(entry: OutboxEntry, now: number): Partial<OutboxEntry> {
  const attempts = entry.attempts + 1;
  return { state: 'waiting', attempts, nextAttemptAt: now + Math.min(firstPauseMilliseconds * 2 ** (attempts - 1), longestPauseMilliseconds) };
}

/** Claims of uploads are part of the body: with them the body is complete. */
export function withUploads(entry: OutboxEntry, files: DraftFile[]): Pick<OutboxEntry, 'files' | 'request'> {
  const attachments = files.flatMap(({ claim }) => (claim ? [claim] : []));
  return { files, request: attachments.length > 0 ? { ...entry.request, attachments } : entry.request };
}
