import type { AssetSummary, Warranty } from './assets.js';
import type { AttachmentClaim, AttachmentView } from './attachments.js';
import type { CappedCount, Instant, PageQuery } from './paging.js';
import type { ClockKind, TicketClock } from './service-levels.js';

export const ticketStates = [
  'submitted', 'triaged', 'assigned', 'accepted', 'en_route', 'in_progress', 'on_hold', 'completed', 'closed', 'invalid', 'cancelled',
] as const;
export type TicketState = (typeof ticketStates)[number];
/** Somebody still has something to do: also the question whether it is really fixed. */
export const openTicketStates = [
  'submitted', 'triaged', 'assigned', 'accepted', 'en_route', 'in_progress', 'on_hold', 'completed',
] as const satisfies readonly TicketState[];

/** `submit` makes a ticket; the others move one. `merge` ends a duplicate as invalid and points to the ticket that goes on. */
export const ticketActions = [
  'submit', 'triage', 'invalidate', 'merge', 'assign', 'decline', 'accept', 'depart', 'checkIn', 'hold', 'resume', 'complete', 'cannotComplete', 'confirm', 'rework', 'cancel',
] as const;
export type TicketAction = (typeof ticketActions)[number];

export const urgencies = ['normal', 'urgent', 'emergency'] as const;
/** What the requester says. */
export type Urgency = (typeof urgencies)[number];
export const priorities = ['low', 'normal', 'high', 'critical'] as const;
/** What the desk decides at triage. */
export type Priority = (typeof priorities)[number];

export const ticketSources = ['sticker', 'requester', 'agent', 'anonymous'] as const;
/** How it came in: a scanned sticker, the app without one, an agent for a caller, or without an account. */
export type TicketSource = (typeof ticketSources)[number];

export const invalidReasons = ['not-ours', 'not-a-fault', 'no-contact', 'test', 'duplicate', 'other'] as const;
export type InvalidReason = (typeof invalidReasons)[number];
export const cancelReasons = ['fixed-itself', 'fixed-by-others', 'by-mistake', 'not-needed', 'other'] as const;
export type CancelReason = (typeof cancelReasons)[number];

export const declineReasons = ['too-far', 'too-busy', 'not-my-skill', 'off-duty', 'unanswered', 'other'] as const;
/** `unanswered` is the system's: the assignment went back after a time. */
export type DeclineReason = (typeof declineReasons)[number];
export const holdReasons = ['parts', 'requester', 'quote', 'access', 'other'] as const;
export type HoldReason = (typeof holdReasons)[number];
export const cannotCompleteReasons = ['parts-missing', 'not-my-skill', 'no-access', 'beyond-repair', 'unsafe', 'other'] as const;
export type CannotCompleteReason = (typeof cannotCompleteReasons)[number];
export const reworkReasons = ['not-fixed', 'fault-again', 'low-score', 'damage', 'other'] as const;
export type ReworkReason = (typeof reworkReasons)[number];

export interface PreferredTime {
  from: Instant;
  to: Instant;
}

export interface TicketContact {
  name: string;
  phone: string;
}

/** Where and what, when there is no sticker: a known place, or free text; at least one of the four. */
export interface SubmitTicketRequest {
  stickerCode?: string;
  assetId?: number;
  locationId?: number;
  placeText?: string;
  problemTypeId?: number;
  description: string;
  urgency: Urgency;
  contact: TicketContact;
  preferredTime?: PreferredTime;
  attachments?: AttachmentClaim[];
  /** Something else is broken, although a ticket is open for the device. Without it that is `ticket-already-open`. */
  anotherProblem?: boolean;
}

/** By an agent for somebody on the phone. */
export type SubmitTicketForRequesterRequest = SubmitTicketRequest;

/** Without an account: the one-time code proves the contact's phone. The sticker says which organization. */
export interface SubmitAnonymousTicketRequest extends SubmitTicketRequest {
  stickerCode: string;
  oneTimeCode: string;
}

export interface TicketSubmitted {
  ticket: TicketProgress;
  /** A private link to follow the ticket without an account. */
  followUrl: string;
  followToken: string;
}

/** What a scan shows of an open ticket: no personal data. `problem` is the problem type's name; null when only words were given. */
export interface TicketProgressCard {
  number: string;
  state: TicketState;
  problem: string | null;
  submittedAt: Instant;
  updatedAt: Instant;
  followerCount: number;
}

/**
 * `clock`: a promise was nearly or really missed. `check-in-flagged`: a check-in that a manager should look at. `signature`: the requester's
 * acceptance. `work-log`: what was found and done. `assistant`: a second engineer joined or left. `plan`: the visit got another time. `money`: quotes, payments,
 * refunds, the warranty's decision.
 */
export const timelineKinds = [
  'action', 'comment', 'follow', 'merged-into-this', 'clock', 'check-in-flagged', 'signature', 'work-log', 'assistant', 'plan', 'falsely-completed',
  'money',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/**
 * One line of the timeline. `action` says which transition; a comment has text. Internal comments never reach a requester.
 * `actor.name` is null for the requester's own view of other requesters.
 */
export interface TimelineEntry {
  id: number;
  kind: TimelineKind;
  action: TicketAction | null;
  fromState: TicketState | null;
  toState: TicketState | null;
  at: Instant;
  actor: { kind: 'requester' | 'staff' | 'system'; name: string | null; mine: boolean };
  /** For assign, decline, accept …: who goes. */
  engineerName: string | null;
  /** For `hold`: when work goes on by itself. */
  until: Instant | null;
  /** What the phone's clock said, where the line arrived later than it happened (no network); null otherwise. */
  happenedAt: Instant | null;
  internal: boolean;
  text: string | null;
  reason: string | null;
  priority: Priority | null;
  otherTicketNumber: string | null;
  attachments: AttachmentView[];
  /** For `clock`: which promise, and what of it. `escalated` means that somebody more was told, and the priority perhaps raised. */
  clock?: { kind: ClockKind; news: 'warning' | 'breached' | 'escalated' };
  /** For `money`. */
  money?: { news: MoneyNews; amount: number | null; version: number | null };
}

export const moneyNews = [
  'quote-offered', 'quote-approved', 'quote-declined', 'quote-declined-on-site', 'quote-withdrawn', 'quote-expired', 'on-credit', 'misuse-declared', 'misuse-withdrawn', 'payment-received', 'payment-recorded', 'payment-surplus',
  'refund-requested', 'refund-refused', 'refund-succeeded', 'refund-abnormal', 'invoice-requested', 'invoice-issued', 'invoice-refused', 'invoice-cancelled',
] as const;
export type MoneyNews = (typeof moneyNews)[number];

/** A ticket as its requester sees it. */
export interface TicketProgress {
  id: number;
  number: string;
  state: TicketState;
  asset: { name: string; categoryName: string; categoryIcon: string } | null;
  place: string[] | null;
  placeText: string | null;
  problemType: string | null;
  description: string;
  urgency: Urgency;
  preferredTime: PreferredTime | null;
  /** Only for the one who reported; "me too" followers do not see each other's numbers, photos or comments. */
  contact: TicketContact | null;
  warranty: Warranty | null;
  attachments: AttachmentView[];
  timeline: TimelineEntry[];
  submittedAt: Instant;
  updatedAt: Instant;
  /** When the desk means to answer: what the response clock was planned with, or the organization's expectation where no answer is promised. */
  expectedResponseAt: Instant;
  respondedAt: Instant | null;
  clocks: TicketClock[];
  holdUntil: Instant | null;
  servicePhone: string | null;
  mergedInto: { id: number; number: string } | null;
  /** True for the one who reported, false for "me too". */
  reporter: boolean;
  followerCount: number;
  availableActions: (TicketAction | 'comment')[];
}

/** One row of a list. `contactPhone` is masked. */
export interface TicketSummary {
  id: number;
  number: string;
  state: TicketState;
  urgency: Urgency;
  priority: Priority | null;
  problem: string;
  description: string;
  asset: { id: number; name: string; serialNumber: string | null } | null;
  place: string[] | null;
  placeText: string | null;
  contactName: string;
  contactPhone: string;
  source: TicketSource;
  followerCount: number;
  attachmentCount: number;
  submittedAt: Instant;
  updatedAt: Instant;
  expectedResponseAt: Instant;
  respondedAt: Instant | null;
  /** Who has the job now. */
  engineer: { id: number; name: string } | null;
  visitId: number | null;
  holdUntil: Instant | null;
  /** How often it went out again. */
  reworkCount: number;
  /** The promise that runs out next; null where none is running or paused. */
  clock: TicketClock | null;
}

/** A ticket as the desk sees it. `contact.phone` is masked; `POST /tickets/:id/reveal-phone` shows it and is logged. */
export interface TicketDetail extends TicketSummary {
  version: number;
  assetDetail: AssetSummary | null;
  warranty: Warranty | null;
  problemType: { id: number; name: string } | null;
  preferredTime: PreferredTime | null;
  wishedEngineer: { id: number; name: string } | null;
  /** Not to be sent again: who did the work that was not fixed. */
  excludedEngineers: { id: number; name: string }[];
  clocks: TicketClock[];
  completedAt: Instant | null;
  attachments: AttachmentView[];
  timeline: TimelineEntry[];
  requesters: { id: number; name: string | null; phone: string | null; reporter: boolean; followedAt: Instant }[];
  assetHistory: TicketSummary[];
  requesterHistory: TicketSummary[];
  mergedInto: { id: number; number: string } | null;
  mergedFrom: { id: number; number: string }[];
  availableActions: (TicketAction | 'comment' | 'comment-internal')[];
}

/** Lists are newest first. `search` finds numbers, phones, serial numbers and words, Chinese too. */
export interface TicketQuery extends PageQuery {
  /** Comma separated states; `open` stands for all open ones. */
  state?: string;
  search?: string;
  urgency?: Urgency;
  priority?: Priority;
  source?: TicketSource;
  assetId?: number;
  locationId?: number;
  categoryId?: number;
  requesterId?: number;
  engineerId?: number;
  /** Open, unanswered, and past `expectedResponseAt`: the rows that `TicketCounts.overdue` counts. */
  overdue?: boolean;
  submittedFrom?: Instant;
  submittedTo?: Instant;
}

export type TicketCounts = Record<TicketState | 'open' | 'overdue', CappedCount>;

/** Notes at triage are internal; notes at invalidate, merge and cancel are read by the requester. */
export interface TriageTicketRequest {
  priority: Priority;
  /** The desk may set right what was reported. */
  assetId?: number | null;
  locationId?: number | null;
  problemTypeId?: number | null;
  /** 「还请上次那位师傅来」, as the requester said it. */
  wishedEngineerId?: number | null;
  note?: string;
}
export interface InvalidateTicketRequest {
  reason: InvalidReason;
  note?: string;
}
export interface CancelTicketRequest {
  reason: CancelReason;
  note?: string;
}
/** `until`: work goes on by itself then. */
export interface HoldTicketRequest {
  reason: HoldReason;
  until: Instant;
  note?: string;
}
export interface ResumeTicketRequest {
  note?: string;
}
/** Satisfied, or so the requester told the agent. */
export interface ConfirmTicketRequest {
  note?: string;
}
/** Not fixed: it goes out again, and the credit for the work is taken back. */
export interface ReworkTicketRequest {
  reason: ReworkReason;
  note?: string;
  attachments?: AttachmentClaim[];
}
/** This ticket is a duplicate of `intoNumber`. */
export interface MergeTicketRequest {
  intoNumber: string;
  note?: string;
}
export interface CommentRequest {
  text: string;
  internal?: boolean;
  attachments?: AttachmentClaim[];
}
export interface RevealedPhone {
  phone: string;
}

/** Eight or more digits with a Luhn check digit at the end, read aloud as 1000 2347. */
export function ticketNumber(id: number): string {
  const digits = String(id);
  return digits + luhnDigit(digits);
}

/** A number as typed (spaces, dashes, a leading #) → id, or null when the check digit is wrong. */
export function parseTicketNumber(text: string): number | null {
  const digits = text.replace(/[\s#-]/g, '');
  if (!/^\d{2,16}$/.test(digits)) return null;
  const body = digits.slice(0, -1);
  return luhnDigit(body) === digits.slice(-1) ? Number(body) : null;
}

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
