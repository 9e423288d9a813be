import { maskPhone, type Absence, type EngineerPosition, type EngineerProfile, type EngineerSummary } from '@scanfix/shared-types';
import type { EngineerAbsenceRow } from './engineer-absence.entity.js';
import type { EngineerPositionRow } from './engineer-position.entity.js';
import type { EngineerRow } from './engineer.entity.js';
import { newEngineer, startOf, statusOf, type EngineerFacts, type EngineerLoad } from './engineer.facts.js';
import type { WeekClock } from '../../platform/time/week-clock.js';

/** Where a fact comes from; what is missing has its default. */
export interface EngineerSources {
  member: { id: number; name: string; active: boolean };
  row: EngineerRow | undefined;
  position: EngineerPositionRow | undefined;
  absences: readonly EngineerAbsenceRow[] | undefined;
  load: EngineerLoad | undefined;
}

export function factsOf({ member, row, position, absences, load }: EngineerSources): EngineerFacts {
  const { takesJobs, maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts } = row ?? newEngineer;
  const places = {
    base: row && row.baseLatitude !== null && row.baseLongitude !== null && row.baseSystem !== null
      ? { latitude: row.baseLatitude, longitude: row.baseLongitude, system: row.baseSystem } : null,
    position: position ? positionOf(position) : null,
  };
  return {
    id: member.id,
    name: member.name,
    takesJobs: takesJobs && member.active,
    maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts,
    absences: absences?.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt })) ?? [],
    ...places,
    start: startOf(places),
    openJobs: load?.openJobs ?? 0,
    stage: load?.stage ?? null,
  };
}

export function positionOf({ latitude, longitude, coordinateSystem, accuracyMeters, reportedAt }: EngineerPositionRow): EngineerPosition {
  return { coordinates: { latitude, longitude, system: coordinateSystem }, accuracyMeters, at: reportedAt.toISOString() };
}

export function summaryOf(engineer: EngineerFacts, now: Date, clock: WeekClock): EngineerSummary {
  const { id, name, openJobs, maximumOpenJobs, skills, position, base } = engineer;
  return { id, name, status: statusOf(engineer, now, clock), openJobs, maximumOpenJobs, skills, position, base };
}

export function profileOf(summary: EngineerSummary, row: EngineerRow | undefined, phone: string | null, absences: readonly EngineerAbsenceRow[]): EngineerProfile {
  const { takesJobs, territoryLocationIds, territoryPolygons, shifts } = row ?? newEngineer;
  return {
    ...summary,
    phone: phone === null ? null : maskPhone(phone),
    takesJobs, territoryLocationIds, territoryPolygons, shifts,
    absences: absences.map(absenceOf),
    version: row?.version ?? 1,
  };
}

function absenceOf({ id, startsAt, endsAt, reason, note }: EngineerAbsenceRow): Absence {
  return { id, from: startsAt.toISOString(), to: endsAt.toISOString(), reason, note };
}
