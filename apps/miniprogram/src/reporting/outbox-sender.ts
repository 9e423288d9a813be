import type { TicketSubmitted } from '@scanfix/shared-types';
import { isPassing, LoginNeededError, ProblemError } from '@/api/failures';
import { device } from '@/device';
import { call } from '@/session/call';
import { ensureSessionAt, onSessionChange } from '@/session/session';
import { afterPassingFailure, allDue, nextDue, nextDueAt, withChange, withEntry, withoutEntry, withUploads, type OutboxEntry } from './outbox';
import { discardFiles, uploadMissing } from './uploads';

const storageKey = 'outbox';

let entries: OutboxEntry[] | null = null;
let running = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const sentListeners = new Set<(entry: OutboxEntry, submitted: TicketSubmitted) => void>();
const nothing: OutboxEntry[] = [];

export function outboxEntries(): OutboxEntry[] {
  if (!device.isReady()) return nothing;
  entries ??= device.load<OutboxEntry[]>(storageKey) ?? nothing;
  return entries;
}

function keep(next: OutboxEntry[]): void {
  entries = next;
  device.save(storageKey, next);
  listeners.forEach((listener) => listener());
}

const change = (key: string, changes: Partial<OutboxEntry>): void => keep(withChange(outboxEntries(), key, changes));

export function onOutboxChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function onReportSent(listener: (entry: OutboxEntry, submitted: TicketSubmitted) => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

export function putInOutbox(entry: OutboxEntry): void {
  keep(withEntry(outboxEntries(), entry));
  void sendWaiting();
}

export async function discardFromOutbox(entry: OutboxEntry): Promise<void> {
  keep(withoutEntry(outboxEntries(), entry.key));
  await discardFiles(entry.files);
}

/** Takes it out to be changed in the form; its files stay. */
export const takeFromOutbox = (entry: OutboxEntry): void => keep(withoutEntry(outboxEntries(), entry.key));

async function deliver(entry: OutboxEntry): Promise<void> {
  change(entry.key, { state: 'sending' });
  const stickerCode = entry.request.stickerCode ?? null;
  try {
    if (stickerCode && entry.organizationId !== null) await ensureSessionAt(entry.organizationId, stickerCode);
    const files = await uploadMissing(entry.files, stickerCode);
    const complete = withUploads(entry, files);
    change(entry.key, complete);
    const submitted = await call('POST /my/tickets', { body: complete.request, idempotencyKey: entry.key });
    keep(withoutEntry(outboxEntries(), entry.key));
    await discardFiles(entry.files);
    sentListeners.forEach((listener) => listener(entry, submitted));
  } catch (error) {
    if (error instanceof LoginNeededError) change(entry.key, { state: 'needs-login' });
    else if (error instanceof ProblemError && !isPassing(error)) change(entry.key, { state: 'refused', problem: error.problem.code });
    // Also when WeChat's login fails for its own reasons: tomorrow it works.
    else change(entry.key, afterPassingFailure(entry, Date.now()));
  }
}

/** Sends what is due, one after the other, and comes back for what has to wait. */
export async function sendWaiting(): Promise<void> {
  if (running || !device.isReady() || outboxEntries().length === 0) return;
  running = true;
  clearTimeout(timer);
  try {
    await device.exclusively('outbox', async () => {
      // Another tab may have sent some of them.
      entries = device.load<OutboxEntry[]>(storageKey) ?? nothing;
      for (let entry = nextDue(outboxEntries(), Date.now()); entry && device.isOnline(); entry = nextDue(outboxEntries(), Date.now())) await deliver(entry);
    });
  } finally {
    running = false;
  }
  const dueAt = nextDueAt(outboxEntries());
  if (dueAt !== null && device.isOnline()) timer = setTimeout(() => void sendWaiting(), Math.max(1_000, dueAt - Date.now()));
}

/** Tries at once whatever waits, also what waited for a login. */
export function sendNow(): void {
  const due = allDue(outboxEntries(), Date.now()).map((entry) => (entry.state === 'needs-login' ? { ...entry, state: 'waiting' as const, nextAttemptAt: Date.now() } : entry));
  keep(due);
  void sendWaiting();
}

/** Reports go out when the app starts, is shown again, is online again, or somebody has logged in. */
export function startOutbox(): void {
  const retry = (): void => {
    if (outboxEntries().length === 0) return;
    keep(allDue(outboxEntries(), Date.now()));
    void sendWaiting();
  };
  device.onNetworkChange((online) => online && retry());
  device.onVisibilityChange((visible) => visible && retry());
  onSessionChange(() => {
    if (outboxEntries().some(({ state }) => state === 'needs-login')) sendNow();
  });
  retry();
}
