import { maximumTicketPhotos, maximumTicketVideos, phonePattern, type AttachmentClaim, type FieldError, type PreferredTime, type SubmitTicketRequest, type Urgency } from '@scanfix/shared-types';
import type { LocalFile } from '@/device';

/** A chosen file and, once it has arrived, the claim that proves it is ours. */
export interface DraftFile {
  file: LocalFile;
  claim: AttachmentClaim | null;
  /** Milliseconds since 1970. */
  uploadedAt: number | null;
}

export const slots = ['morning', 'afternoon', 'evening'] as const;
export type Slot = (typeof slots)[number];
const slotHours: Record<Slot, [from: number, to: number]> = { morning: [8, 12], afternoon: [12, 18], evening: [18, 21] };

export interface ReportDraft {
  /** The Idempotency-Key of this report: a double tap or a retry makes one ticket. */
  key: string;
  /** Null: reported by place or in words. */
  stickerCode: string | null;
  problemTypeId: number | null;
  description: string;
  files: DraftFile[];
  place: { id: number; path: string[] } | null;
  placeText: string;
  contactName: string;
  contactPhone: string;
  preferredTime: PreferredTime | null;
  urgency: Urgency;
  anotherProblem: boolean;
}

const longestDescription = 2_000;
const longestPlaceText = 200;
const longestName = 50;
/** The server removes unclaimed uploads after a day; well before that they are sent again. */
const claimLifeMilliseconds = 20 * 3_600_000;

export function emptyDraft(key: string, stickerCode: string | null, contact: { name: string; phone: string }): ReportDraft {
  return {
    key, stickerCode, problemTypeId: null, description: '', files: [], place: null, placeText: '',
    contactName: contact.name, contactPhone: contact.phone, preferredTime: null, urgency: 'normal', anotherProblem: false,
  };
}

/** Whether something would be lost if it were not kept. */
export function isWorthKeeping(draft: ReportDraft): boolean {
  return plainText(draft.description) !== '' || draft.files.length > 0 || draft.problemTypeId !== null || plainText(draft.placeText) !== '' || draft.place !== null;
}

/** Characters that show nothing: they come along when something is copied. (Not the one that joins several emoji into one.) */
const unseen = /[\u200b\u200c\u200e\u200f\u2060\ufeff]/g;

/** As people mean it: without blanks around it and what cannot be seen. */
export const plainText = (typed: string): string => typed.replace(unseen, '').trim();

/** As people type it: spaces, dashes and the country's code do not count. Fields for digits take its plus away. */
export const plainPhone = (typed: string): string => typed.normalize('NFKC').replace(unseen, '').replace(/[\s()-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');

export const isPhone = (typed: string): boolean => phonePattern.test(plainPhone(typed));

/** In the order of the page, so that the first error is the first to be seen. Field names are the API's. */
export function checkDraft(draft: ReportDraft): FieldError[] {
  const errors: FieldError[] = [];
  if (!draft.stickerCode && !draft.place && plainText(draft.placeText) === '') errors.push({ field: 'placeText', code: 'required' });
  if (draft.placeText.length > longestPlaceText) errors.push({ field: 'placeText', code: 'too-long' });
  if (draft.problemTypeId === null && plainText(draft.description) === '') errors.push({ field: 'description', code: 'required' });
  if (draft.description.length > longestDescription) errors.push({ field: 'description', code: 'too-long' });
  if (plainText(draft.contactName) === '') errors.push({ field: 'contact.name', code: 'required' });
  if (plainText(draft.contactName).length > longestName) errors.push({ field: 'contact.name', code: 'too-long' });
  if (plainText(draft.contactPhone) === '') errors.push({ field: 'contact.phone', code: 'required' });
  else if (!isPhone(draft.contactPhone)) errors.push({ field: 'contact.phone', code: 'invalid-phone' });
  return errors;
}

/** What of a draft answers a field of the API. */
const answers: Record<string, (keyof ReportDraft)[]> = {
  placeText: ['placeText', 'place'],
  locationId: ['place'],
  description: ['description', 'problemTypeId'],
  problemTypeId: ['problemTypeId'],
  'contact.name': ['contactName'],
  'contact.phone': ['contactPhone'],
  preferredTime: ['preferredTime'],
};

/** The errors that a change has not touched: they stay until their own field is mended. */
export const stillWrong = (errors: FieldError[], changes: Partial<ReportDraft>): FieldError[] =>
  errors.filter(({ field }) => !(answers[field] ?? []).some((key) => key in changes));

/** `problemName` stands in for a description that was left empty: a chip alone is enough to report. */
export function requestOf(draft: ReportDraft, problemName: string): SubmitTicketRequest {
  const claims = draft.files.flatMap(({ claim }) => (claim ? [claim] : []));
  return {
    ...(draft.stickerCode ? { stickerCode: draft.stickerCode } : {}),
    ...(draft.place ? { locationId: draft.place.id } : {}),
    ...(plainText(draft.placeText) ? { placeText: plainText(draft.placeText) } : {}),
    ...(draft.problemTypeId !== null ? { problemTypeId: draft.problemTypeId } : {}),
    description: plainText(draft.description) || problemName,
    urgency: draft.urgency,
    contact: { name: plainText(draft.contactName), phone: plainPhone(draft.contactPhone) },
    ...(draft.preferredTime ? { preferredTime: draft.preferredTime } : {}),
    ...(claims.length > 0 ? { attachments: claims } : {}),
    ...(draft.anotherProblem ? { anotherProblem: true } : {}),
  };
}

export function remainingMedia(files: DraftFile[]): { images: number; videos: number } {
  const videos = files.filter(({ file }) => file.kind === 'video').length;
  return { images: Math.max(0, maximumTicketPhotos - (files.length - videos)), videos: Math.max(0, maximumTicketVideos - videos) };
}

/** A claim too old to be trusted counts as none. */
export function needsUpload({ claim, uploadedAt }: DraftFile, now: number): boolean {
  return claim === null || uploadedAt === null || now - uploadedAt > claimLifeMilliseconds;
}

const at = (day: Date, hour: number): Date => new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour);

/** The slots of a day that have not passed. */
export function openSlots(day: Date, now: Date): Slot[] {
  return slots.filter((slot) => at(day, slotHours[slot][1]).getTime() > now.getTime());
}

export function slotTime(day: Date, slot: Slot): PreferredTime {
  const [from, to] = slotHours[slot];
  return { from: at(day, from).toISOString(), to: at(day, to).toISOString() };
}

/** Today (while a slot is left) and the days after it. */
export function nextDays(now: Date, count: number): Date[] {
  const days = Array.from({ length: count + 1 }, (_none, index) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + index));
  return days.filter((day) => openSlots(day, now).length > 0).slice(0, count);
}
