import type { AssetDetail } from './assets.js';
import type { AttachmentClaim, AttachmentView } from './attachments.js';
import type { EngineerPosition } from './engineers.js';
import type { Coordinates } from './locations.js';
import type { Instant, PageQuery } from './paging.js';
import type { Part } from './parts.js';
import type { TicketClock } from './service-levels.js';
import type {
  CannotCompleteReason, DeclineReason, HoldReason, PreferredTime, Priority, TicketAction, TicketState, TimelineEntry, Urgency,
} from './tickets.js';
import type { WorkStandard } from './work-standards.js';

export const visitOutcomes = ['completed', 'declined', 'unanswered', 'reassigned', 'transferred', 'cannot-complete', 'cancelled'] as const;
/** How a visit ended; null while it goes on. */
export type VisitOutcome = (typeof visitOutcomes)[number];
export const visitStages = ['assigned', 'accepted', 'en_route', 'in_progress', 'ended'] as const;
/** Follows from the visit's times. Whether work is on hold stands on the ticket. */
export type VisitStage = (typeof visitStages)[number];

export const assignmentMethods = ['manual', 'recommended', 'claimed', 'automatic', 'batch', 'transferred'] as const;
export type AssignmentMethod = (typeof assignmentMethods)[number];

/** One engineer's trip for a ticket, as the desk sees it. Minutes of labour leave out the time on hold. */
export interface VisitView {
  id: number;
  ticketId: number;
  engineer: { id: number; name: string };
  assistants: { id: number; name: string }[];
  stage: VisitStage;
  outcome: VisitOutcome | null;
  outcomeReason: string | null;
  method: AssignmentMethod;
  /** Why this engineer, as it was computed then; null for a manual choice without a recommendation. */
  recommendation: ScorePart[] | null;
  plannedFrom: Instant | null;
  plannedTo: Instant | null;
  assignedAt: Instant;
  acceptedAt: Instant | null;
  departedAt: Instant | null;
  checkedInAt: Instant | null;
  finishedAt: Instant | null;
  travelMinutes: number | null;
  labourMinutes: number | null;
  checkIn: CheckInView | null;
  workLog: WorkLogView | null;
  signature: SignatureView | null;
  /** Counts for the engineer's figures; taken back by rework. */
  credited: boolean;
  falselyCompleted: boolean;
}

/** One reason of a recommendation: points of at most `maximum`, and the words' data (kilometres, minutes, level …). */
export interface ScorePart {
  kind: 'distance' | 'skill' | 'load' | 'shift' | 'device-history' | 'wish' | 'territory';
  points: number;
  maximum: number;
  data: Record<string, string | number | boolean | null>;
}

export const checkInMethods = ['geofence', 'sticker', 'manual'] as const;
export type CheckInMethod = (typeof checkInMethods)[number];

export interface CheckInView {
  id: number;
  method: CheckInMethod;
  at: Instant;
  coordinates: Coordinates | null;
  accuracyMeters: number | null;
  /** To the device's place; null where one of the two places is not known. */
  distanceMeters: number | null;
  reason: string | null;
  photo: AttachmentView | null;
  /** `manual`: somebody should look. `impossible-jump`: from the last check-in nobody travels that fast. */
  flags: CheckInFlag[];
  /** Kilometres an hour from the check-in before; null for the first. */
  speedKmh: number | null;
  reviewedAt: Instant | null;
}
export const checkInFlags = ['manual', 'impossible-jump', 'late-report'] as const;
export type CheckInFlag = (typeof checkInFlags)[number];

/** A check-in in the manager's list. */
export interface FlaggedCheckIn extends CheckInView {
  ticketId: number;
  ticketNumber: string;
  engineer: { id: number; name: string };
  reviewNote: string | null;
}
export interface CheckInQuery extends PageQuery {
  reviewed?: boolean;
}

export interface UsedPart {
  partId: number;
  code: string;
  name: string;
  unit: string;
  quantity: number;
  /** Fen, as it stood when the work was recorded. */
  priceFen: number;
}

export interface WorkPhoto {
  moment: 'before' | 'after';
  takenAt: Instant;
  coordinates: Coordinates | null;
  attachment: AttachmentView;
}

export interface WorkLogView {
  faultCode: { id: number; code: string; name: string } | null;
  cause: string;
  action: string;
  note: string | null;
  labourMinutes: number;
  parts: UsedPart[];
  photos: WorkPhoto[];
  video: AttachmentView | null;
  checklist: { itemId: number; text: string; result: ChecklistResult; note: string | null }[];
  recordedAt: Instant;
  version: number;
}
export const checklistResults = ['ok', 'not-ok', 'not-applicable'] as const;
export type ChecklistResult = (typeof checklistResults)[number];

export interface SignatureView {
  kind: 'on-screen' | 'remote';
  signerName: string;
  at: Instant;
  /** The drawn name; null for a remote acceptance by a tap. */
  image: AttachmentView | null;
}

/** A job as a card. `contactPhone` is not in it. */
export interface JobSummary {
  visitId: number;
  ticketId: number;
  ticketNumber: string;
  state: TicketState;
  stage: VisitStage;
  role: 'lead' | 'assistant';
  outcome: VisitOutcome | null;
  urgency: Urgency;
  priority: Priority | null;
  problem: string;
  deviceName: string | null;
  categoryIcon: string | null;
  place: string[] | null;
  placeText: string | null;
  address: string | null;
  coordinates: Coordinates | null;
  preferredTime: PreferredTime | null;
  plannedFrom: Instant | null;
  plannedTo: Instant | null;
  assignedAt: Instant;
  finishedAt: Instant | null;
  holdUntil: Instant | null;
  rework: boolean;
  clock: TicketClock | null;
  availableActions: JobAction[];
}

/** A ticket that an engineer may take. */
export interface PoolJob {
  ticketId: number;
  ticketNumber: string;
  urgency: Urgency;
  priority: Priority | null;
  problem: string;
  deviceName: string | null;
  categoryIcon: string | null;
  place: string[] | null;
  /** Metres in a straight line from the engineer's last known place or base; null where unknown. */
  distanceMeters: number | null;
  preferredTime: PreferredTime | null;
  submittedAt: Instant;
  clock: TicketClock | null;
}

export type JobAction = Extract<TicketAction, 'decline' | 'accept' | 'depart' | 'checkIn' | 'hold' | 'resume' | 'complete' | 'cannotComplete'> | 'transfer' | 'record' | 'report-position';

/** Everything an engineer needs beforehand, in one answer that the phone keeps for the basement. */
export interface JobDetail extends JobSummary {
  description: string;
  /** In clear from accepting on; masked before. */
  contact: { name: string; phone: string };
  attachments: AttachmentView[];
  asset: AssetDetail | null;
  /** Newest first, at most ten: what was wrong with this device before, and what was done. */
  deviceHistory: { ticketNumber: string; at: Instant; problem: string; cause: string | null; action: string | null; engineerName: string | null; parts: string[] }[];
  /** Parts that were used for this device or this fault before. */
  likelyParts: Part[];
  standard: WorkStandard | null;
  visit: VisitView;
  timeline: TimelineEntry[];
  geofenceMeters: number;
  fetchedAt: Instant;
}

export const jobScopes = ['open', 'history'] as const;
export interface JobQuery extends PageQuery {
  /** `open` (default): in the order of the promise clock. `history`: newest first. */
  scope?: (typeof jobScopes)[number];
}

/**
 * What every action on a job carries. `happenedAt` is the phone's clock, for actions that waited for the network: taken as the time of the
 * visit where it lies between the step before and now and not more than a day back; the event keeps both. The request's Idempotency-Key is the
 * action's client id.
 */
export interface JobActionRequest {
  happenedAt?: Instant;
}
export interface DeclineJobRequest extends JobActionRequest {
  reason: Exclude<DeclineReason, 'unanswered'>;
  note?: string;
}
export interface DepartRequest extends JobActionRequest {
  coordinates?: Coordinates;
}
export interface CheckInRequest extends JobActionRequest {
  method: CheckInMethod;
  coordinates?: Coordinates;
  accuracyMeters?: number;
  /** For `sticker`: the code read off the device's own sticker. */
  stickerCode?: string;
  /** For `manual`: why, and a photo of the place. */
  reason?: string;
  photo?: AttachmentClaim;
}
export interface HoldJobRequest extends JobActionRequest {
  reason: HoldReason;
  until: Instant;
  note?: string;
}
export interface CannotCompleteRequest extends JobActionRequest {
  reason: CannotCompleteReason;
  note?: string;
}
/** The colleague gets it as an assignment of their own; the visit ends as `transferred`. */
export interface TransferJobRequest extends JobActionRequest {
  engineerId: number;
  note: string;
}
/** The whole record; sent again it replaces the one before. */
export interface SaveWorkLogRequest extends JobActionRequest {
  faultCodeId?: number | null;
  cause: string;
  action: string;
  note?: string | null;
  labourMinutes: number;
  parts: { partId: number; quantity: number }[];
  photos: { moment: 'before' | 'after'; takenAt: Instant; coordinates?: Coordinates | null; attachment: AttachmentClaim | { id: number } }[];
  video?: AttachmentClaim | { id: number } | null;
  checklist: { itemId: number; result: ChecklistResult; note?: string | null }[];
}
/** Either the requester signs on the engineer's screen, or the reason why nobody signed: then the requester is asked in their own mini-program. */
export interface CompleteJobRequest extends JobActionRequest {
  signature?: { signerName: string; image: AttachmentClaim };
  unsignedReason?: UnsignedReason;
}
export const unsignedReasons = ['requester-absent', 'requester-refused', 'accepts-remotely'] as const;
export type UnsignedReason = (typeof unsignedReasons)[number];
export const maximumWorkPhotos = 12;
export const maximumLabourMinutes = 1440;

/** Who comes, as the requester sees it. The phone goes through the desk. */
export interface MyVisit {
  id: number;
  stage: VisitStage;
  engineer: { name: string; photo: AttachmentView | null };
  plannedFrom: Instant | null;
  plannedTo: Instant | null;
  departedAt: Instant | null;
  checkedInAt: Instant | null;
  finishedAt: Instant | null;
  /** Only between departing and checking in. */
  position: EngineerPosition | null;
  destination: Coordinates | null;
  /** Estimate from the last position; null where unknown. */
  arrivesAt: Instant | null;
  work: { faultName: string | null; cause: string; action: string; labourMinutes: number; parts: { name: string; quantity: number; unit: string }[]; photos: WorkPhoto[] } | null;
  signature: SignatureView | null;
  /** The work is done and nobody signed yet. */
  acceptanceWanted: boolean;
}
/** Acceptance in the requester's own mini-program. */
export interface AcceptWorkRequest {
  signerName: string;
  image?: AttachmentClaim;
}

export interface AddAssistantRequest {
  engineerId: number;
}
export interface PlanVisitRequest {
  plannedFrom: Instant;
  plannedTo: Instant;
}
