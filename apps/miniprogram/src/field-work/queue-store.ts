import { device } from '@/device';
import { filesOfWork } from './job-step';
import { loadOwn, ownUserId, saveOwn } from './own-storage';
import { emptyQueue, filePaths, type FieldQueue } from './queue';
import { draftFilePaths, forgetWorkDraft, loadWorkDraft } from './work-drafts';

const storageKey = 'queue';

/** Whichever tab wrote last has the highest revision; where storage is refused, memory alone counts. */
interface Stored {
  revision: number;
  queue: FieldQueue;
}

const nothing: Stored = { revision: 0, queue: emptyQueue };
let memory: Stored = nothing;
let memoryOf: number | null = null;
const listeners = new Set<() => void>();

function current(): Stored {
  const userId = ownUserId();
  if (userId !== memoryOf) {
    memoryOf = userId;
    memory = nothing;
  }
  const stored = loadOwn<Stored>(storageKey);
  if (stored && stored.revision > memory.revision) memory = stored;
  return memory;
}

export const fieldQueue = (): FieldQueue => current().queue;

/** Applies a pure rule to what is stored now, and forgets files that nothing needs any longer; `filesStay` where a page holds them still. */
export function changeQueue(rule: (queue: FieldQueue) => FieldQueue, filesStay = false): void {
  const before = current();
  const queue = rule(before.queue);
  if (queue === before.queue) return;
  memory = { revision: before.revision + 1, queue };
  saveOwn(storageKey, memory);
  if (!filesStay) discardUnneeded(before.queue, queue);
  listeners.forEach((listener) => listener());
}

function discardUnneeded(before: FieldQueue, after: FieldQueue): void {
  const needed = new Set([...filePaths(after), ...draftFilePaths()]);
  for (const path of filePaths(before)) if (!needed.has(path)) void device.discardFile({ path, kind: 'image', name: '', size: 0 });
}

/** The draft has been handed in, or is no longer wanted: what the queue does not need of it goes. */
export function dropWorkDraft(visitId: number): void {
  const draft = loadWorkDraft(visitId);
  forgetWorkDraft(visitId);
  const needed = new Set([...filePaths(fieldQueue()), ...draftFilePaths()]);
  for (const file of draft ? filesOfWork(draft) : []) if (!needed.has(file.path)) void device.discardFile(file);
}

export function onQueueChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
