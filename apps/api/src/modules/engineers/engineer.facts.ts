import type { Coordinates, EngineerPosition, EngineerStatus, Skill, TerritoryPolygon, VisitStage, WorkingHours } from '@scanfix/shared-types';
import type { WeekClock } from '../../platform/time/week-clock.js';
import { contains, isWithinHours, type Period } from '../../platform/time/weekly-hours.js';

/** What somebody has to do. `stage` is that of the visit which is furthest. */
export interface EngineerLoad {
  openJobs: number;
  stage: VisitStage;
}

/** Everything that decides who goes, of one engineer. */
export interface EngineerFacts {
  id: number;
  name: string;
  /** The own switch; false also for who was invited and never came. */
  takesJobs: boolean;
  maximumOpenJobs: number;
  skills: Skill[];
  territoryLocationIds: number[];
  territoryPolygons: TerritoryPolygon[];
  shifts: WorkingHours[];
  /** Those that are not over yet. */
  absences: Period[];
  base: Coordinates | null;
  position: EngineerPosition | null;
  /** Where somebody sets out from, as far as it is known. */
  start: { coordinates: Coordinates; from: 'position' | 'base' } | null;
  openJobs: number;
  stage: VisitStage | null;
}

/** An engineer nobody has described yet: nothing is restricted. */
export const newEngineer = {
  takesJobs: true, maximumOpenJobs: 5, skills: [] as Skill[], territoryLocationIds: [] as number[], territoryPolygons: [] as TerritoryPolygon[], shifts: [] as WorkingHours[],
};

/** What somebody does right now comes before what they might do. */
export function statusOf(engineer: EngineerFacts, now: Date, clock: WeekClock): EngineerStatus {
  if (engineer.stage === 'in_progress') return 'working';
  if (engineer.stage === 'en_route') return 'travelling';
  if (engineer.absences.some((absence) => contains(absence, now))) return 'absent';
  if (!engineer.takesJobs) return 'resting';
  if (!isWithinHours(engineer.shifts, clock)) return 'off-shift';
  if (engineer.openJobs >= engineer.maximumOpenJobs) return 'full';
  return engineer.openJobs > 0 ? 'assigned' : 'free';
}

/** The last known place, else where the day starts. */
export function startOf({ position, base }: Pick<EngineerFacts, 'position' | 'base'>): EngineerFacts['start'] {
  if (position) return { coordinates: position.coordinates, from: 'position' };
  return base ? { coordinates: base, from: 'base' } : null;
}
