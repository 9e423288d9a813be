import type { JobDetail } from '@scanfix/shared-types';
import { useLoaded } from '@/components/use-loaded';
import { loadJob } from '@/field-work/jobs';
import { useKeptJob } from '@/field-work/use-field-work';
import { useFresh } from '../components/use-fresh';
import { useOnline } from '../components/use-online';

interface Job {
  /** As the server has it, or had it. */
  job: JobDetail | null;
  /** Null when it comes from the server just now. */
  readAt: number | null;
  error: unknown;
  reload: () => Promise<void>;
}

/** What is kept is shown at once; the server's word replaces it when it comes, and again after each step that arrived. */
export function useJob(visitId: number): Job {
  const online = useOnline();
  const kept = useKeptJob(visitId);
  const loaded = useLoaded(`job ${visitId}`, () => loadJob(visitId));
  // A step that has arrived is answered with the job itself.
  useFresh(() => void loaded.reload(), { whenSent: false });
  const readAt = loaded.value ? loaded.value.readAt : online && !loaded.error ? null : kept?.at ?? null;
  // Every answer is kept: what is kept is never older than what was loaded.
  return { job: kept?.value ?? loaded.value?.value ?? null, readAt, error: loaded.error, reload: loaded.reload };
}
