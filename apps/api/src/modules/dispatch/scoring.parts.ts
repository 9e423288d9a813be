import type { ScorePart } from '@scanfix/shared-types';
import type { TicketFacts } from './scoring.facts.js';
import { isAbsent, startOf, type EngineerFacts } from '../engineers/engineer.facts.js';
import { isOnShift } from '../engineers/engineer.hours.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { isInside } from '../../platform/geo/polygon.js';

export interface Travel {
  meters: number;
  minutes: number;
  from: 'position' | 'base';
}

/** After a journey this long, half of the points are left; so that far and very far still differ. */
const halfwayMinutes = 30;
/** With so many repairs somebody knows the device as well as can be. */
const knownAfterVisits = 3;
const highestLevel = 3;

/** The way in a straight line; null where one of the two places is not known. */
export function travelOf({ coordinates }: TicketFacts, engineer: EngineerFacts, speedKmh: number): Travel | null {
  const start = startOf(engineer);
  if (!coordinates || !start) return null;
  const meters = distanceMeters(start.coordinates, coordinates);
  return { meters: Math.round(meters), minutes: Math.round(meters / 1000 / speedKmh * 60), from: start.from };
}

/** Where the ticket's place is not known, nobody is nearer than anybody else. */
export function distancePart({ coordinates }: TicketFacts, travel: Travel | null, speedKmh: number, maximum: number): ScorePart | null {
  if (!coordinates) return null;
  const halfwayMeters = halfwayMinutes / 60 * speedKmh * 1000;
  const points = travel ? maximum * halfwayMeters / (halfwayMeters + travel.meters) : 0;
  return { kind: 'distance', points, maximum, data: { meters: travel?.meters ?? null, minutes: travel?.minutes ?? null, from: travel?.from ?? null } };
}

/** `level` 0: not this category. Null: no skill was ever written down, which counts as helping with everything. */
export function skillPart({ categoryId }: TicketFacts, { skills }: EngineerFacts, maximum: number): ScorePart | null {
  if (categoryId === null) return null;
  const level = skills.length === 0 ? null : skills.find((skill) => skill.categoryId === categoryId)?.level ?? 0;
  return { kind: 'skill', points: maximum * (level ?? 1) / highestLevel, maximum, data: { level, categoryId } };
}

export function loadPart({ openJobs, maximumOpenJobs }: EngineerFacts, maximum: number): ScorePart {
  return { kind: 'load', points: maximum * Math.max(0, 1 - openJobs / maximumOpenJobs), maximum, data: { openJobs, maximum: maximumOpenJobs } };
}

export function shiftPart({ when }: TicketFacts, engineer: EngineerFacts, maximum: number): ScorePart {
  const [onShift, absent] = [isOnShift(engineer.shifts, when.clock), isAbsent(engineer, when.at)];
  return { kind: 'shift', points: onShift && !absent ? maximum : 0, maximum, data: { at: when.preferred ? 'preferred' : 'now', onShift, absent } };
}

export function historyPart({ assetId, history }: TicketFacts, { id }: EngineerFacts, maximum: number): ScorePart | null {
  if (assetId === null) return null;
  const visits = history.get(id) ?? 0;
  return { kind: 'device-history', points: maximum * Math.min(1, visits / knownAfterVisits), maximum, data: { visits } };
}

export function wishPart({ wishedEngineerId }: TicketFacts, { id }: EngineerFacts, maximum: number): ScorePart | null {
  if (wishedEngineerId === null) return null;
  const wished = wishedEngineerId === id;
  return { kind: 'wish', points: wished ? maximum : 0, maximum, data: { wished } };
}

/** `inside` null: without a territory everywhere, or nobody can tell; both are worth half. `name` is the polygon's. */
export function territoryPart(ticket: TicketFacts, engineer: EngineerFacts, maximum: number): ScorePart | null {
  const { coordinates, locationIds } = ticket;
  if (!coordinates && locationIds.length === 0) return null;
  const { territoryLocationIds, territoryPolygons } = engineer;
  const everywhere = territoryLocationIds.length === 0 && territoryPolygons.length === 0;
  const polygon = coordinates ? territoryPolygons.find(({ points }) => isInside(coordinates, points)) : undefined;
  const within = polygon !== undefined || territoryLocationIds.some((id) => locationIds.includes(id));
  const unknown = everywhere || (!within && !coordinates && territoryPolygons.length > 0);
  const inside = unknown ? null : within;
  return { kind: 'territory', points: inside === null ? maximum / 2 : inside ? maximum : 0, maximum, data: { inside, everywhere, name: polygon?.name ?? null } };
}
