import type { ScorePart } from '@scanfix/shared-types';
import type { TicketFacts } from './scoring.facts.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { isInside } from '../../platform/geo/polygon.js';
import { contains, isWithinHours } from '../../platform/time/weekly-hours.js';
import type { EngineerFacts } from '../engineers/engineers.service.js';

export interface Travel {
  meters: number;
  minutes: number;
  from: 'position' | 'base';
}

/**
 * The first hour of a way costs most of the points, minute by minute the same, so that the sum of many ways is what an assignment of many
 * tickets makes small; what is left goes with the hours after it, so that far and very far still differ.
 */
const near = { minutes: 60, share: 0.8 };
const farMinutes = 180;
/** With so many repairs somebody knows the device as well as can be. */
const knownAfterVisits = 3;
const highestLevel = 3;

/** The way in a straight line; null where one of the two places is not known. */
export function travelOf({ coordinates }: TicketFacts, { start }: EngineerFacts, speedKmh: number): Travel | null {
  if (!coordinates || !start) return null;
  const meters = distanceMeters(start.coordinates, coordinates);
  return { meters: Math.round(meters), minutes: Math.round(meters / 1000 / speedKmh * 60), from: start.from };
}

/** Where the ticket's place is not known, nobody is nearer than anybody else. */
export function distancePart({ coordinates }: TicketFacts, travel: Travel | null, speedKmh: number, maximum: number): ScorePart | null {
  if (!coordinates) return null;
  const points = travel ? maximum * nearness(travel.meters / 1000 / speedKmh * 60) : 0;
  return { kind: 'distance', points, maximum, data: { meters: travel?.meters ?? null, minutes: travel?.minutes ?? null, from: travel?.from ?? null } };
}

function nearness(minutes: number): number {
  if (minutes <= near.minutes) return 1 - near.share * minutes / near.minutes;
  return (1 - near.share) * Math.max(0, 1 - (minutes - near.minutes) / farMinutes);
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
  const [onShift, absent] = [isWithinHours(engineer.shifts, when.clock), engineer.absences.some((absence) => contains(absence, when.at))];
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
