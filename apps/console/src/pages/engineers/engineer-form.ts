import type { Coordinates, EngineerProfile, SaveEngineerRequest, SkillLevel, TerritoryPolygon, WorkingHours } from '@scanfix/shared-types';

export interface EngineerForm {
  maximumOpenJobs: number;
  /** By category; without an entry: not trained. */
  skills: Record<number, SkillLevel>;
  territoryLocationIds: number[];
  ground: Ground;
  shifts: WorkingHours[];
}

/** What is drawn on the map. */
export interface Ground {
  polygons: TerritoryPolygon[];
  base: Coordinates | null;
}

export function formOf({ maximumOpenJobs, skills, territoryLocationIds, territoryPolygons, shifts, base }: EngineerProfile): EngineerForm {
  return { maximumOpenJobs, skills: Object.fromEntries(skills.map(({ categoryId, level }) => [categoryId, level])), territoryLocationIds, ground: { polygons: territoryPolygons, base }, shifts };
}

export function requestOf({ maximumOpenJobs, skills, territoryLocationIds, ground, shifts }: EngineerForm, version: number): SaveEngineerRequest {
  return {
    maximumOpenJobs,
    skills: Object.entries(skills).map(([categoryId, level]) => ({ categoryId: Number(categoryId), level })),
    territoryLocationIds,
    territoryPolygons: ground.polygons.map(({ name, points }) => ({ name: name.trim(), points })),
    shifts: [...shifts].sort((a, b) => a.weekday - b.weekday || a.from.localeCompare(b.from)),
    base: ground.base,
    version,
  };
}

export type ShiftProblem = 'order' | 'overlap';

/** What is wrong with the shifts of one day. `24:00` ends a day, and times of equal length compare as text. */
export function shiftProblem(shifts: readonly WorkingHours[]): ShiftProblem | null {
  if (shifts.some(({ from, to }) => from >= to)) return 'order';
  const sorted = [...shifts].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.some((shift, index) => index > 0 && shift.from < (sorted[index - 1]?.to ?? '')) ? 'overlap' : null;
}

/** The next shift somebody is likely to add to a day: the usual one, or what is left of the day. */
export function nextShift(weekday: number, existing: readonly WorkingHours[]): WorkingHours {
  const last = [...existing].sort((a, b) => a.to.localeCompare(b.to)).at(-1);
  if (!last) return { weekday, from: '08:00', to: '18:00' };
  const start = last.to < '23:00' ? `${String(Number(last.to.slice(0, 2)) + 1).padStart(2, '0')}:00` : '23:00';
  return { weekday, from: start, to: '24:00' };
}
