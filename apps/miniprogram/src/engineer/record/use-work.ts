import type { FieldError, JobDetail } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { device } from '@/device';
import { waitingRecord } from '@/field-work/foresee';
import { filesOfWork, type RecordedWork } from '@/field-work/job-step';
import { corrected, entriesOf, filePaths } from '@/field-work/queue';
import { changeQueue, dropWorkDraft, fieldQueue } from '@/field-work/queue-store';
import { sendSteps, takeStep } from '@/field-work/sender';
import { checkWork, emptyWork, isWorkEmpty, minutesAtWork, workOf } from '@/field-work/work';
import { keepWorkDraft, loadWorkDraft } from '@/field-work/work-drafts';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { goBackTo } from '@/navigation/navigation';

const keepAfterMilliseconds = 400;

export const fieldId = (field: string): string => `record-${field}`;

/** What changes, or how it follows from what is there: two taps may come before one drawing. */
export type WorkChange = Partial<RecordedWork> | ((work: RecordedWork) => Partial<RecordedWork>);

interface WorkForm {
  work: RecordedWork;
  /** It was begun before and not saved. */
  restored: boolean;
  busy: boolean;
  change: (change: WorkChange) => void;
  errorOf: (field: string) => string | null;
  save: () => void;
}

function begin(job: JobDetail): { work: RecordedWork; restored: boolean } {
  const draft = loadWorkDraft(job.visitId);
  if (draft && !isWorkEmpty(draft)) return { work: draft, restored: true };
  const waiting = waitingRecord(entriesOf(fieldQueue(), job.visitId));
  if (waiting) return { work: waiting, restored: false };
  const { workLog } = job.visit;
  return { work: workLog ? workOf(workLog) : emptyWork(minutesAtWork(job, Date.now())), restored: false };
}

/** The record while it is written: kept after each change, so that neither a call nor a flat battery takes it away. */
export function useWork(job: JobDetail): WorkForm {
  const words = useWords();
  const { visitId } = job;
  const [begun] = useState(() => begin(job));
  const [work, setWork] = useState(begun.work);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const latest = useRef(work);
  const touched = useRef(begun.restored);
  const done = useRef(false);

  useEffect(() => {
    const keep = (): void => {
      if (touched.current && !done.current) keepWorkDraft(visitId, latest.current);
    };
    const timer = setTimeout(keep, keepAfterMilliseconds);
    const stop = device.onVisibilityChange((visible) => !visible && keep());
    return () => {
      clearTimeout(timer);
      stop();
      keep();
    };
  }, [work, visitId]);

  const change = (given: WorkChange): void => {
    const before = filesOfWork(latest.current);
    latest.current = { ...latest.current, ...(typeof given === 'function' ? given(latest.current) : given) };
    touched.current = true;
    setWork(latest.current);
    setErrors([]);
    const still = new Set([...filesOfWork(latest.current).map(({ path }) => path), ...filePaths(fieldQueue())]);
    before.filter(({ path }) => !still.has(path)).forEach((file) => void device.discardFile(file));
  };

  const hand = async (): Promise<void> => {
    const queue = fieldQueue();
    const stop = queue.stopped[visitId];
    const step = { kind: 'record' as const, work: latest.current };
    if (stop && queue.entries.some((entry) => entry.key === stop.key && entry.step.kind === 'record')) {
      changeQueue((before) => corrected(before, visitId, step, device.randomId(), Date.now()));
      void sendSteps();
      return;
    }
    const { kind } = await takeStep(visitId, step);
    device.toast(kind === 'sent' ? words.fieldWork.done.record : words.fieldWork.kept);
  };
  const save = async (): Promise<void> => {
    const found = checkWork(latest.current, job);
    setErrors(found);
    const [first] = found;
    if (first) {
      device.scrollTo(fieldId(first.field));
      return;
    }
    setBusy(true);
    // Written down before it is handed in: whatever happens now, it is there.
    keepWorkDraft(visitId, latest.current);
    try {
      await hand();
      done.current = true;
      dropWorkDraft(visitId);
      goBackTo('/engineer/job/index', { id: String(visitId) });
    } catch (error) {
      device.toast(failureText(words, error));
      // After a conflict it stands on the job's page, to be copied or sent as a comment.
      if (fieldQueue().stopped[visitId]) {
        done.current = true;
        dropWorkDraft(visitId);
        goBackTo('/engineer/job/index', { id: String(visitId) });
      }
      setBusy(false);
    }
  };
  return {
    work, restored: begun.restored, busy, change, save: () => void save(),
    errorOf: (field) => errors.find((error) => error.field === field)?.code ?? null,
  };
}
