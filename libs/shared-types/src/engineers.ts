import type { Coordinates } from './locations.js';
import type { Instant } from './paging.js';
import type { WorkingHours } from './service-levels.js';

export const skillLevels = [1, 2, 3] as const;
/** 1 helps, 2 works alone, 3 is the expert. */
export type SkillLevel = (typeof skillLevels)[number];

export interface Skill {
  categoryId: number;
  level: SkillLevel;
}

/** Corners as [longitude, latitude] in GCJ-02, three to 100, closed by itself. */
export interface TerritoryPolygon {
  name: string;
  points: [number, number][];
}

export const absenceReasons = ['leave', 'sick', 'training', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];
export interface Absence {
  id: number;
  from: Instant;
  to: Instant;
  reason: AbsenceReason;
  note: string | null;
}
export type AddAbsenceRequest = Omit<Absence, 'id' | 'note'> & { note?: string | null };

export const engineerStatuses = ['free', 'assigned', 'travelling', 'working', 'full', 'off-shift', 'absent', 'resting'] as const;
/** `resting`: the engineer's own switch says 休息. `full`: has as many open jobs as may be. */
export type EngineerStatus = (typeof engineerStatuses)[number];

/** Last known place, from accepting to finishing only; removed after the organization's time. */
export interface EngineerPosition {
  coordinates: Coordinates;
  accuracyMeters: number | null;
  at: Instant;
}

export interface EngineerSummary {
  id: number;
  name: string;
  status: EngineerStatus;
  openJobs: number;
  maximumOpenJobs: number;
  /** None at all: helps with every category. */
  skills: Skill[];
  position: EngineerPosition | null;
  /** Where the day starts: used where there is no position. */
  base: Coordinates | null;
}

export interface EngineerProfile extends EngineerSummary {
  /** Masked. */
  phone: string | null;
  takesJobs: boolean;
  /** Whole subtrees. No location and no polygon: everywhere. */
  territoryLocationIds: number[];
  territoryPolygons: TerritoryPolygon[];
  /** In the organization's time zone. None: always on shift. */
  shifts: WorkingHours[];
  absences: Absence[];
  version: number;
}

export interface SaveEngineerRequest {
  maximumOpenJobs: number;
  skills: Skill[];
  territoryLocationIds: number[];
  territoryPolygons: TerritoryPolygon[];
  shifts: WorkingHours[];
  base: Coordinates | null;
  version?: number;
}

/** Own switch 接单中 / 休息, and what is known of oneself, one's place included. */
export interface MyDuty {
  takesJobs: boolean;
  status: EngineerStatus;
  openJobs: number;
  maximumOpenJobs: number;
  position: EngineerPosition | null;
  /** True while a job is accepted and not finished: only then positions are taken. */
  positionWanted: boolean;
  /** Hours until a position is removed. */
  positionKeptHours: number;
}
export interface ReportPositionRequest {
  coordinates: Coordinates;
  accuracyMeters?: number | null;
}
