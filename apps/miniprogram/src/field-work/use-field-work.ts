import type { JobDetail } from '@scanfix/shared-types';
import { useSyncExternalStore } from 'react';
import type { Fix } from '@/device';
import { foresee } from './foresee';
import { keptJob, keptList, onKept, type JobList, type Kept, type ListItems } from './kept-jobs';
import { isPositionRefused, lastFix, onFix } from './position-reports';
import { entriesOf, type FieldQueue } from './queue';
import { fieldQueue, onQueueChange } from './queue-store';

export const useFieldQueue = (): FieldQueue => useSyncExternalStore(onQueueChange, fieldQueue);
export const useLastFix = (): Fix | null => useSyncExternalStore(onFix, lastFix);
export const usePositionRefused = (): boolean => useSyncExternalStore(onFix, isPositionRefused);

/** What is kept changes in the same breath as the queue does: a step that has arrived is never seen undone. */
export const useKeptJob = (visitId: number): Kept<JobDetail> | null => useSyncExternalStore(onKept, () => keptJob(visitId));
export const useKeptList = <List extends JobList>(list: List): Kept<ListItems[List]> | null => useSyncExternalStore(onKept, () => keptList(list));

/** The job as it will be once what waits has arrived. */
export function useForeseen(job: JobDetail): JobDetail {
  const queue = useFieldQueue();
  return foresee(job, entriesOf(queue, job.visitId), queue.stopped[job.visitId] !== undefined);
}
