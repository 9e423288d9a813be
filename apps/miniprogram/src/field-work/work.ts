import { maximumLabourMinutes, type FieldError, type JobDetail, type WorkLogView } from '@scanfix/shared-types';
import type { RecordedWork } from './job-step';

const minute = 60_000;

/** Milliseconds on hold since checking in, from the timeline. */
function heldSince(job: JobDetail, from: number, now: number): number {
  const lines = job.timeline.filter(({ kind, action, at }) => kind === 'action' && (action === 'hold' || action === 'resume') && Date.parse(at) >= from);
  let held = 0;
  let since: number | null = null;
  for (const { action, at, happenedAt } of [...lines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const when = Date.parse(happenedAt ?? at);
    if (action === 'hold') since ??= when;
    else if (since !== null) {
      held += when - since;
      since = null;
    }
  }
  return held + (since === null ? 0 : now - since);
}

/** What the clock says was worked: from checking in until now, without the time on hold. */
export function minutesAtWork(job: JobDetail, now: number): number {
  const { checkedInAt } = job.visit;
  if (!checkedInAt) return 1;
  const from = Date.parse(checkedInAt);
  const worked = Math.ceil((now - from - heldSince(job, from, now)) / minute);
  return Math.min(maximumLabourMinutes, Math.max(1, worked));
}

export function emptyWork(labourMinutes: number): RecordedWork {
  return { faultCodeId: null, cause: '', action: '', note: '', labourMinutes, parts: [], photos: [], video: null, checklist: [] };
}

/** A record the server has, to be changed here. */
export function workOf(log: WorkLogView): RecordedWork {
  return {
    faultCodeId: log.faultCode?.id ?? null, cause: log.cause, action: log.action, note: log.note ?? '', labourMinutes: log.labourMinutes,
    parts: log.parts.map(({ partId, quantity, name, unit, priceFen }) => ({ partId, quantity, name, unit, priceFen })),
    photos: log.photos.map(({ moment, takenAt, coordinates, attachment }) => ({ moment, takenAt, coordinates, image: { id: attachment.id } })),
    video: log.video ? { id: log.video.id } : null,
    checklist: log.checklist.map(({ itemId, result, note }) => ({ itemId, result, note: note ?? '' })),
  };
}

/** In the order of the page, so that the first error is the first to be seen. */
export function checkWork(work: RecordedWork, { standard }: Pick<JobDetail, 'standard'>): FieldError[] {
  const errors: FieldError[] = [];
  if (work.cause.trim() === '') errors.push({ field: 'cause', code: 'required' });
  if (work.action.trim() === '') errors.push({ field: 'action', code: 'required' });
  if (!Number.isInteger(work.labourMinutes) || work.labourMinutes < 1 || work.labourMinutes > maximumLabourMinutes) errors.push({ field: 'labourMinutes', code: 'invalid-minutes' });
  const answered = new Set(work.checklist.map(({ itemId }) => itemId));
  if (standard?.checklist.some(({ id, required }) => required && !answered.has(id))) errors.push({ field: 'checklist', code: 'required' });
  return errors;
}

/** A chip tapped: the phrase joins what is there, or leaves it. */
export function withPhrase(text: string, phrase: string): string {
  const parts = text.split('；').map((part) => part.trim()).filter(Boolean);
  return (parts.includes(phrase) ? parts.filter((part) => part !== phrase) : [...parts, phrase]).join('；');
}

export const hasPhrase = (text: string, phrase: string): boolean => text.split('；').some((part) => part.trim() === phrase);

/** Whether something would be lost if it were not kept. */
export function isWorkEmpty(work: RecordedWork): boolean {
  return work.cause.trim() === '' && work.action.trim() === '' && work.note.trim() === '' && work.parts.length === 0 && work.photos.length === 0 && work.video === null && work.checklist.length === 0 && work.faultCodeId === null;
}
