import type { Coordinates, JobSummary, PreferredTime, TicketSummary } from '@scanfix/shared-types';
import type { Visit } from './visit.entity.js';
import { jobActions } from './visit.policy.js';

export interface JobContext {
  ticket: TicketSummary;
  role: 'lead' | 'assistant';
  categoryIcon: string | null;
  address: string | null;
  coordinates: Coordinates | null;
  preferredTime: PreferredTime | null;
}

export function jobSummaryOf(visit: Visit, { ticket, role, categoryIcon, address, coordinates, preferredTime }: JobContext): JobSummary {
  return {
    visitId: visit.id,
    ticketId: visit.ticketId,
    ticketNumber: ticket.number,
    state: ticket.state,
    stage: visit.stage,
    role,
    outcome: visit.outcome,
    urgency: ticket.urgency,
    priority: ticket.priority,
    problem: ticket.problem,
    deviceName: ticket.asset?.name ?? null,
    categoryIcon,
    place: ticket.place,
    placeText: ticket.placeText,
    address,
    coordinates,
    preferredTime,
    plannedFrom: visit.plannedFrom?.toISOString() ?? null,
    plannedTo: visit.plannedTo?.toISOString() ?? null,
    assignedAt: visit.assignedAt.toISOString(),
    finishedAt: visit.finishedAt?.toISOString() ?? null,
    holdUntil: visit.open ? ticket.holdUntil : null,
    rework: ticket.reworkCount > 0,
    clock: ticket.clock,
    availableActions: jobActions({ open: visit.open, role, state: ticket.state }),
  };
}

/** Whose promise runs out first comes first; without one, the earlier plan; else the older assignment. */
export function dueTime(job: JobSummary): Date {
  return new Date(job.clock?.dueAt ?? job.plannedFrom ?? job.assignedAt);
}
