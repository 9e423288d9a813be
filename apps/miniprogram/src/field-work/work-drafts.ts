import { filesOfWork, type RecordedWork } from './job-step';
import { loadOwn, removeOwn, saveOwn } from './own-storage';

/** One record being written for each job; which ones there are stands in a list of its own. */
const listKey = 'drafts';
const draftKey = (visitId: number): string => `draft:${visitId}`;

const visitsWithDraft = (): number[] => loadOwn<number[]>(listKey) ?? [];

export const loadWorkDraft = (visitId: number): RecordedWork | null => loadOwn<RecordedWork>(draftKey(visitId));

export function keepWorkDraft(visitId: number, work: RecordedWork): void {
  saveOwn(draftKey(visitId), work);
  if (!visitsWithDraft().includes(visitId)) saveOwn(listKey, [...visitsWithDraft(), visitId]);
}

export function forgetWorkDraft(visitId: number): void {
  removeOwn(draftKey(visitId));
  saveOwn(listKey, visitsWithDraft().filter((one) => one !== visitId));
}

export const draftFilePaths = (): string[] => visitsWithDraft().flatMap((visitId) => {
  const draft = loadWorkDraft(visitId);
  return draft ? filesOfWork(draft).map(({ path }) => path) : [];
});
