import { maximumTicketPhotos, maximumTicketVideos } from '@scanfix/shared-types';
import type { LocalFile } from '@/device';
import type { Words } from '@/i18n';
import { exactTime } from '@/i18n/format';
import { filesOf, type JobStep } from './job-step';
import type { QueueEntry } from './queue';

/** What a step says beyond its name. */
export function contentOf(words: Words, step: JobStep): string[] {
  const { sheets, finish, record, conflict, job, checkIn } = words.fieldWork;
  const photos = filesOf(step).length;
  const pictures = photos > 0 ? [conflict.photos(photos)] : [];
  switch (step.kind) {
    case 'decline':
      return [sheets.declineReasons[step.reason], step.note].filter(Boolean);
    case 'hold':
      return [sheets.holdReasons[step.reason], exactTime(words, step.until), step.note].filter(Boolean);
    case 'cannotComplete':
      return [sheets.cannotReasons[step.reason], step.note].filter(Boolean);
    case 'transfer':
      return [step.engineerName, step.note].filter(Boolean);
    case 'comment':
      return [step.text, ...pictures];
    case 'checkIn':
      return [step.method === 'manual' ? checkIn.manual : step.method === 'sticker' ? checkIn.scan : checkIn.locate, step.reason ?? '', ...pictures].filter(Boolean);
    case 'complete':
      return [step.signature ? job.signedBy(step.signature.signerName) : step.unsignedReason ? finish.reasons[step.unsignedReason] : job.unsigned];
    case 'record': {
      const { work } = step;
      const parts = work.parts.map(({ name, quantity, unit }) => `${name} × ${quantity} ${unit}`).join('、');
      return [
        `${record.cause}：${work.cause}`, `${record.action}：${work.action}`, `${record.minutes}：${words.time.minutes(work.labourMinutes)}`,
        ...(parts ? [`${record.parts}：${parts}`] : []), ...(work.note ? [`${record.note}：${work.note}`] : []), ...pictures,
      ];
    }
    case 'accept':
    case 'depart':
    case 'resume':
      return [];
  }
}

/** Everything that was done and not sent, line by line. */
export function recordedText(words: Words, entries: QueueEntry[], now = Date.now()): string {
  const { conflict } = words.fieldWork;
  return entries.map(({ step, happenedAt }) => [conflict.step(conflict.names[step.kind], exactTime(words, happenedAt, now)), ...contentOf(words, step)].join('\n')).join('\n\n');
}

const longestComment = 2_000;

/** The same as comments the server takes: not too long, and with not too many pictures in each. */
export function commentsOf(words: Words, entries: QueueEntry[], now = Date.now()): { text: string; files: LocalFile[] }[] {
  const { conflict } = words.fieldWork;
  const text = `${conflict.commentHeading}\n${recordedText(words, entries, now)}`;
  const texts = Array.from({ length: Math.ceil(text.length / longestComment) }, (_none, index) => text.slice(index * longestComment, (index + 1) * longestComment));
  const files = [...new Map(entries.flatMap(({ step }) => filesOf(step)).map((file) => [file.path, file])).values()];
  const images = files.filter(({ kind }) => kind === 'image');
  const videos = files.filter(({ kind }) => kind === 'video');
  const bundles = Math.max(texts.length, Math.ceil(images.length / maximumTicketPhotos), Math.ceil(videos.length / maximumTicketVideos));
  return Array.from({ length: bundles }, (_none, index) => {
    const its = [...images.slice(index * maximumTicketPhotos, (index + 1) * maximumTicketPhotos), ...videos.slice(index * maximumTicketVideos, (index + 1) * maximumTicketVideos)];
    return { text: texts[index] ?? conflict.photos(its.length), files: its };
  });
}
