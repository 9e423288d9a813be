import type { TimelineVisit } from '@scanfix/shared-types';
import { covers, overlaps, type Period } from '../../platform/time/weekly-hours.js';

export interface PlacedVisit extends Period {
  visitId: number;
  engineerId: number;
  /** It goes on, or is still to come: what is over cannot be planned better. */
  open: boolean;
  /** Its time was said, or it has begun. What only waits for somebody does not stand in anybody's way. */
  fixed: boolean;
}

/** What is wrong with the plan, by visit. A visit may lie in several shifts that follow each other only where they are one period. */
export function conflictsOf(
  visits: readonly PlacedVisit[], shifts: ReadonlyMap<number, readonly Period[]>, absences: ReadonlyMap<number, readonly Period[]>,
): Map<number, TimelineVisit['conflicts']> {
  const byEngineer = new Map<number, PlacedVisit[]>();
  for (const visit of visits.filter(({ fixed }) => fixed)) byEngineer.set(visit.engineerId, [...byEngineer.get(visit.engineerId) ?? [], visit]);
  return new Map(visits.map((visit) => {
    const { engineerId } = visit;
    const conflicts: TimelineVisit['conflicts'] = [];
    if (byEngineer.get(engineerId)?.some((other) => other.visitId !== visit.visitId && overlaps(visit, other))) conflicts.push('overlap');
    if (!(shifts.get(engineerId) ?? []).some((shift) => covers(shift, visit))) conflicts.push('off-shift');
    if ((absences.get(engineerId) ?? []).some((absence) => overlaps(visit, absence))) conflicts.push('absent');
    return [visit.visitId, visit.open && visit.fixed ? conflicts : []];
  }));
}
