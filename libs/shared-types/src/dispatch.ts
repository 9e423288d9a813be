import type { EngineerSummary } from './engineers.js';
import type { Coordinates } from './locations.js';
import type { Instant } from './paging.js';
import type { TicketSummary } from './tickets.js';
import type { AssignmentMethod, ScorePart, VisitOutcome, VisitStage } from './visits.js';

/** Points a reason can give at most; the organization's own. Their sum is free. */
export interface DispatchWeights {
  distance: number;
  skill: number;
  load: number;
  shift: number;
  'device-history': number;
  wish: number;
  territory: number;
}

export interface DispatchSettings {
  weights: DispatchWeights;
  /** `off`, or assigned by the system as soon as it is triaged. */
  automatic: 'off' | 'recommended';
  /** Only tickets at least this good for somebody are assigned by the system; per cent of all points. */
  automaticMinimumPercent: number;
  /** May engineers take waiting tickets themselves? */
  claimPool: boolean;
  /** An assignment nobody answers goes back after so many minutes; null: never. */
  unansweredMinutes: number | null;
  /** Straight-line kilometres an hour, for estimates. */
  travelSpeedKmh: number;
  geofenceMeters: number;
  /** A reported accuracy widens the geofence by at most so much. */
  accuracyLimitMeters: number;
  /** Faster than this between two check-ins is flagged. */
  impossibleSpeedKmh: number;
  positionKeptHours: number;
  /** Planned length of a visit where nobody says another. */
  visitMinutes: number;
}
export type SaveDispatchSettingsRequest = DispatchSettings;

/** One engineer for one ticket. `eligible` false comes with its `obstacles`: they may be chosen by hand all the same. */
export interface Recommendation {
  engineer: EngineerSummary;
  /** Per cent of all points. */
  percent: number;
  parts: ScorePart[];
  distanceMeters: number | null;
  travelMinutes: number | null;
  eligible: boolean;
  obstacles: DispatchObstacle[];
}
export const dispatchObstacles = ['no-skill', 'outside-territory', 'off-shift', 'absent', 'resting', 'full', 'excluded'] as const;
export type DispatchObstacle = (typeof dispatchObstacles)[number];
export interface Recommendations {
  ticketId: number;
  computedAt: Instant;
  items: Recommendation[];
}

/** `method` follows from whether a recommendation was on the screen. */
export interface AssignTicketRequest {
  engineerId: number;
  assistantIds?: number[];
  plannedFrom?: Instant;
  plannedTo?: Instant;
  note?: string;
  /** True where the choice was the first recommendation. */
  recommended?: boolean;
  /**
   * `TicketSummary.visitId` as it was on the screen; null: nobody had the job. Where somebody else assigned meanwhile the answer is 409
   * `already-taken` with the state and visit as they are now. Without it, what stood there when the request arrived.
   */
  expectedVisitId?: number | null;
}

export interface BoardTicket extends TicketSummary {
  coordinates: Coordinates | null;
}
/** What the dispatch page shows; at most 500 tickets (the most urgent first) and all engineers. */
export interface DispatchBoard {
  tickets: BoardTicket[];
  capped: boolean;
  engineers: EngineerSummary[];
}

export interface TimelineVisit {
  visitId: number;
  ticketId: number;
  ticketNumber: string;
  engineerId: number;
  problem: string;
  deviceName: string | null;
  place: string[] | null;
  stage: VisitStage;
  outcome: VisitOutcome | null;
  method: AssignmentMethod;
  /** Planned, or real as far as it happened. */
  from: Instant;
  to: Instant;
  /** Overlaps another visit, lies outside the shift, or in an absence. */
  conflicts: ('overlap' | 'off-shift' | 'absent')[];
}
export interface DispatchTimeline {
  from: Instant;
  to: Instant;
  visits: TimelineVisit[];
  /** Who is always on shift has the whole time; who has nothing here has these days off. */
  shifts: { engineerId: number; from: Instant; to: Instant }[];
  absences: { engineerId: number; from: Instant; to: Instant }[];
}
export interface TimelineQuery {
  from: Instant;
  /** At most eight days after `from`. */
  to: Instant;
}

/** Many waiting tickets at once. Without `ticketIds`: all that wait, at most 500. */
export interface CreateProposalRequest {
  ticketIds?: number[];
}
export interface ProposalItem {
  ticketId: number;
  ticketNumber: string;
  problem: string;
  engineer: { id: number; name: string } | null;
  percent: number | null;
  travelMinutes: number | null;
  distanceMeters: number | null;
  parts: ScorePart[];
  /** Why nobody was found. */
  obstacle: 'nobody-eligible' | 'nobody-free' | null;
  /** After applying: what became of it. */
  applied: 'assigned' | 'changed-meanwhile' | null;
}
/** Sums over the assigned tickets; nearest-first gives each ticket in turn the nearest eligible engineer. */
export interface AssignmentProposal {
  id: number;
  status: 'proposed' | 'applied' | 'stale';
  createdAt: Instant;
  appliedAt: Instant | null;
  items: ProposalItem[];
  assigned: number;
  travelMinutes: number;
  averagePercent: number;
  nearestFirst: { assigned: number; travelMinutes: number; averagePercent: number };
}
