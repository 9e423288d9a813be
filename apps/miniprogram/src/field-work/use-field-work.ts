import type { JobDetail } from '@scanfix/shared-types';
import { useSyncExternalStore } from 'react';
import type { Fix } from '@/device';
import { foresee } from './foresee';
import { isPositionRefused, lastFix, onFix } from './position-reports';
import { entriesOf, type FieldQueue } from './queue';
import { fieldQueue, onQueueChange } from './queue-store';

export const useFieldQueue = (): FieldQueue => useSyncExternalStore(onQueueChange, fieldQueue);
export const useLastFix = (): Fix | null => useSyncExternalStore(onFix, lastFix);
export const usePositionRefused = (): boolean => useSyncExternalStore(onFix, isPositionRefused);

/** The job as it will be once what waits has arrived. */
export function useForeseen(job: JobDetail): JobDetail {
  const queue = useFieldQueue();
  return foresee(job, entriesOf(queue, job.visitId), queue.stopped[job.visitId] !== undefined);
}
