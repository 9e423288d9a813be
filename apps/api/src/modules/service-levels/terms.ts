import type { ClockKind, CustomerLevel, EscalationStep, HoldReason, Priority, Urgency } from '@scanfix/shared-types';
import { BusinessTime } from './business-time.js';
import type { BusinessCalendarRow } from './business-calendar.entity.js';
import type { SlaPolicyRow } from './sla-policy.entity.js';

/** What of a ticket decides what is promised. */
export interface TicketFacts {
  urgency: Urgency;
  /** Null until the desk has decided; the urgency stands for it. */
  priority: Priority | null;
  categoryId: number | null;
  customerLevel: CustomerLevel;
}

export interface Promised {
  kind: ClockKind;
  targetMinutes: number;
  policyId: number | null;
  calendarId: number | null;
}

/** What the requester says, as a priority. */
export const priorityByUrgency: Record<Urgency, Priority> = { normal: 'normal', urgent: 'high', emergency: 'critical' };

const defaultWarningPercent = 80;
const always = new BusinessTime({ timeZone: 'UTC', aroundTheClock: true, publicHolidays: false, workingHours: [], exceptions: [] });

/** What one organization promises, as it is now: its policies with their calendars. */
export class Terms {
  private readonly policies: Map<number, SlaPolicyRow>;
  private readonly inForce: SlaPolicyRow[];
  private readonly calendars: Map<number, BusinessTime>;
  /** Somebody must look up whose device it is. */
  readonly askForLevels: boolean;

  constructor(policies: SlaPolicyRow[], calendars: BusinessCalendarRow[]) {
    this.policies = new Map(policies.map((policy) => [policy.id, policy]));
    this.inForce = policies.filter(({ active, removedAt }) => active && removedAt === null).sort((a, b) => a.position - b.position || a.id - b.id);
    this.calendars = new Map(calendars.map((calendar) => [calendar.id, new BusinessTime(calendar)]));
    this.askForLevels = this.inForce.some(({ customerLevels }) => customerLevels.length > 0);
  }

  /** Every promise for a new ticket. Where no policy speaks of it, the answer within what the organization says, around the clock. */
  promisesFor(facts: TicketFacts, expectedResponseMinutes: number): Promised[] {
    const policy = this.policyFor(facts);
    return policy ? promisesOf(policy) : [{ kind: 'response', targetMinutes: expectedResponseMinutes, policyId: null, calendarId: null }];
  }

  /** Once it is answered, what remains to be promised: also for work that goes out again. */
  workPromisesFor(facts: TicketFacts): Promised[] {
    const policy = this.policyFor(facts);
    return policy ? promisesOf(policy).filter(({ kind }) => kind !== 'response') : [];
  }

  timeOf(calendarId: number | null): BusinessTime {
    return (calendarId === null ? undefined : this.calendars.get(calendarId)) ?? always;
  }

  warningPercentOf(policyId: number | null): number {
    return this.policyOf(policyId)?.warningPercent ?? defaultWarningPercent;
  }

  stepsOf(policyId: number | null, kind: ClockKind): EscalationStep[] {
    return this.policyOf(policyId)?.escalations.filter(({ clock }) => clock === kind) ?? [];
  }

  /** A hold never stops the clock of the answer. */
  stopsFor(policyId: number | null, kind: ClockKind, reason: HoldReason): boolean {
    return kind !== 'response' && this.policyOf(policyId)?.pausingReasons.includes(reason) === true;
  }

  private policyFor(facts: TicketFacts): SlaPolicyRow | undefined {
    return this.inForce.find((policy) => holds(policy, facts));
  }

  private policyOf(policyId: number | null): SlaPolicyRow | undefined {
    return policyId === null ? undefined : this.policies.get(policyId);
  }
}

function promisesOf({ id: policyId, calendarId, responseMinutes, onSiteMinutes, resolutionMinutes }: SlaPolicyRow): Promised[] {
  const targets: [ClockKind, number | null][] = [['response', responseMinutes], ['on-site', onSiteMinutes], ['resolution', resolutionMinutes]];
  return targets.flatMap(([kind, targetMinutes]) => (targetMinutes === null ? [] : { kind, targetMinutes, policyId, calendarId }));
}

function holds({ priorities, categoryIds, customerLevels }: SlaPolicyRow, { urgency, priority, categoryId, customerLevel }: TicketFacts): boolean {
  return (priorities.length === 0 || priorities.includes(priority ?? priorityByUrgency[urgency]))
    && (categoryIds.length === 0 || (categoryId !== null && categoryIds.includes(categoryId)))
    && (customerLevels.length === 0 || customerLevels.includes(customerLevel));
}
