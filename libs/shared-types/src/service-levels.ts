import type { CustomerLevel } from './customers.js';
import type { CalendarDate, Instant } from './paging.js';
import type { StaffRole } from './permissions.js';
import type { HoldReason, Priority } from './tickets.js';

export const clockKinds = ['response', 'on-site', 'resolution'] as const;
/** `response`: submitted → first human answer. `on-site`: submitted → check-in. `resolution`: submitted → completed. */
export type ClockKind = (typeof clockKinds)[number];
export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'withdrawn';

/** One promise on one ticket. Tenant and staff see the same, with every pause and its reason. */
export interface TicketClock {
  kind: ClockKind;
  state: ClockState;
  startedAt: Instant;
  /** While paused: when it would be due if it went on now. */
  dueAt: Instant;
  /** When it was kept or given up; null while it runs or is paused. */
  stoppedAt: Instant | null;
  /** Minutes of the business calendar that were promised. */
  targetMinutes: number;
  /** From here on it is nearly due. */
  warnAt: Instant;
  breached: boolean;
  pauses: { from: Instant; to: Instant | null; reason: HoldReason }[];
}

/** `weekday` 1 is Monday. Times are `HH:mm` in the calendar's zone; `24:00` ends a day. */
export interface WorkingHours {
  weekday: number;
  from: string;
  to: string;
}

export interface BusinessCalendar {
  id: number;
  name: string;
  timeZone: string;
  aroundTheClock: boolean;
  workingHours: WorkingHours[];
  /** Chinese public holidays are free, and the weekends that are worked in their place are working days. */
  publicHolidays: boolean;
  /** The organization's own exceptions; they win. */
  exceptions: { date: CalendarDate; working: boolean; note?: string | null }[];
  version: number;
}
export type SaveBusinessCalendarRequest = Omit<BusinessCalendar, 'id' | 'version'> & { version?: number };

/** Who is told: the ticket's engineer, everybody of a role, or one member of staff (the department head). */
export type EscalationTarget = { kind: 'engineer' } | { kind: 'role'; role: StaffRole } | { kind: 'user'; userId: number };

/**
 * A row of the chain. `minutes` of the business calendar after the clock's start (`since: 'start'`) or after it was due (`since: 'due'`).
 * "No answer for 2 hours: raise the priority and tell the department head" is
 * `{ clock: 'response', since: 'start', minutes: 120, raisePriority: true, targets: [{ kind: 'user', userId: … }] }`.
 */
export interface EscalationStep {
  clock: ClockKind;
  since: 'start' | 'due';
  minutes: number;
  raisePriority: boolean;
  targets: EscalationTarget[];
}

/** The first policy in `position` order whose conditions all hold is the ticket's. An empty list of conditions holds for every ticket. */
export interface SlaPolicy {
  id: number;
  name: string;
  position: number;
  active: boolean;
  priorities: Priority[];
  categoryIds: number[];
  customerLevels: CustomerLevel[];
  calendarId: number;
  /** Minutes of the calendar; null: no promise. */
  responseMinutes: number | null;
  onSiteMinutes: number | null;
  resolutionMinutes: number | null;
  /** Holding for one of these reasons stops the on-site and resolution clocks. */
  pausingReasons: HoldReason[];
  /** Share of the target after which it is nearly due, 10 to 95 per cent. */
  warningPercent: number;
  escalations: EscalationStep[];
  version: number;
}
export type SaveSlaPolicyRequest = Omit<SlaPolicy, 'id' | 'version'> & { version?: number };
