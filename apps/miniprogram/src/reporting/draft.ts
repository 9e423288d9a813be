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
  return draft.description.trim() !== '' || draft.files.length > 0 || draft.problemTypeId !== null || draft.placeText.trim() !== '' || draft.place !== null;
}

/** As people type it: spaces, dashes and +86 do not count. */
export const plainPhone = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');

export const isPhone = (typed: string): boolean => phonePattern.test(plainPhone(typed));

/** In the order of the page, so that the first error is the first to be seen. Field names are the API's. */
export function checkDraft(draft: ReportDraft): FieldError[] {
  const errors: FieldError[] = [];
  if (!draft.stickerCode && !draft.place && draft.placeText.trim() === '') errors.push({ field: 'placeText', code: 'required' });
  if (draft.placeText.length > longestPlaceText) errors.push({ field: 'placeText', code: 'too-long' });
  if (draft.problemTypeId === null && draft.description.trim() === '') errors.push({ field: 'description', code: 'required' });
  if (draft.description.length > longestDescription) errors.push({ field: 'description', code: 'too-long' });
  if (draft.contactName.trim() === '') errors.push({ field: 'contact.name', code: 'required' });
  if (draft.contactName.trim().length > longestName) errors.push({ field: 'contact.name', code: 'too-long' });
  if (draft.contactPhone.trim() === '') errors.push({ field: 'contact.phone', code: 'required' });
  else if (!isPhone(draft.contactPhone)) errors.push({ field: 'contact.phone', code: 'invalid-phone' });
  return errors;
}

/** `problemName` stands in for a description that was left empty: a chip alone is enough to report. */
export function requestOf(draft: ReportDraft, problemName: string): SubmitTicketRequest {
  const claims = draft.files.flatMap(({ claim }) => (claim ? [claim] : []));
  return {
    ...(draft.stickerCode ? { stickerCode: draft.stickerCode } : {}),
    ...(draft.place ? { locationId: draft.place.id } : {}),
    ...(draft.placeText.trim() ? { placeText: draft.placeText.trim() } : {}),
    ...(draft.problemTypeId !== null ? { problemTypeId: draft.problemTypeId } : {}),
    description: draft.description.trim() || problemName,
    urgency: draft.urgency,
    contact: { name: draft.contactName.trim(), phone: plainPhone(draft.contactPhone) },
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
