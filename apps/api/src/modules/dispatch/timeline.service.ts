import { Injectable } from '@nestjs/common';
import type { DispatchTimeline, TimelineQuery } from '@scanfix/shared-types';
import { conflictsOf } from './timeline.conflicts.js';
import type { Actor } from '../../platform/auth/actor.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import { overlaps, periodsOf, type Period } from '../../platform/time/weekly-hours.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { TicketViewsService } from '../tickets/ticket-views.service.js';
import { VisitsService } from '../visits/visits.service.js';

const day = 86_400_000;
const longest = 8 * day;

/** The engineers' days side by side. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly visits: VisitsService,
    private readonly engineers: EngineersService,
    private readonly tickets: TicketViewsService,
    private readonly organizations: OrganizationsService,
  ) {}

  async timeline({ organizationId }: Actor, query: TimelineQuery): Promise<DispatchTimeline> {
    const seen = { from: new Date(query.from), to: new Date(query.to) };
    if (seen.to <= seen.from) throw invalidField('to', 'too-small');
    if (seen.to.getTime() - seen.from.getTime() > longest) throw invalidField('to', 'too-large');
    // Visits reach over the edges of what is seen, and so must the shifts that they are compared with.
    const around = { from: new Date(seen.from.getTime() - day), to: new Date(seen.to.getTime() + day) };
    const [visits, engineers, absences, { timeZone }] = await Promise.all([
      this.visits.between(organizationId, seen.from, seen.to), this.engineers.all(organizationId), this.engineers.absencesBetween(organizationId, around.from, around.to),
      this.organizations.settings(organizationId),
    ]);
    const shifts = new Map(engineers.map((engineer) => [engineer.id, periodsOf(engineer.shifts, timeZone, around)]));
    const conflicts = conflictsOf(visits.map((visit) => ({ ...visit, open: visit.outcome === null })), shifts, byEngineer(absences));
    const tickets = await this.tickets.byIds(organizationId, [...new Set(visits.map(({ ticketId }) => ticketId))]);
    return {
      from: seen.from.toISOString(),
      to: seen.to.toISOString(),
      visits: visits.flatMap(({ visitId, ticketId, engineerId, stage, outcome, method, from, to }) => {
        const ticket = tickets.get(ticketId);
        return ticket ? [{
          visitId, ticketId, ticketNumber: ticket.number, engineerId, problem: ticket.problem, deviceName: ticket.asset?.name ?? null, place: ticket.place, stage, outcome, method,
          from: from.toISOString(), to: to.toISOString(), conflicts: conflicts.get(visitId) ?? [],
        }] : [];
      }),
      // Who has no shifts of their own is there all the time: without a period it would look like a day off.
      shifts: engineers
        .flatMap((engineer) => periodsOf(engineer.shifts, timeZone, seen).map((period) => ({ engineerId: engineer.id, ...spelled(period) }))),
      absences: absences.filter((absence) => overlaps(absence, seen)).map((absence) => ({ engineerId: absence.engineerId, ...spelled(absence) })),
    };
  }
}

function spelled({ from, to }: Period): { from: string; to: string } {
  return { from: from.toISOString(), to: to.toISOString() };
}

function byEngineer(absences: readonly (Period & { engineerId: number })[]): Map<number, Period[]> {
  const periods = new Map<number, Period[]>();
  for (const absence of absences) periods.set(absence.engineerId, [...periods.get(absence.engineerId) ?? [], absence]);
  return periods;
}
