import type { CheckInFlag, CheckInMethod, Coordinates } from '@scanfix/shared-types';
import { distanceMeters } from '../../platform/geo/distance.js';

/** Where and when somebody was. */
export interface Sighting {
  at: Date;
  coordinates: Coordinates;
  accuracyMeters: number | null;
}

/** Milliseconds. A check-in that was heard of later than this is shown to a manager: nobody could look meanwhile. */
const lateAfter = 30 * 60_000;
/** Metres by which two places may differ without anybody having moved far: buildings bend positions. */
const standingStill = 300;

/** How far from the device is still at the device. The reported accuracy widens it up to a limit: a phone that knows nothing is nowhere. */
export function allowedMeters(geofenceMeters: number, accuracyLimitMeters: number, accuracyMeters: number | null): number {
  return geofenceMeters + Math.min(accuracyMeters ?? 0, accuracyLimitMeters);
}

/** Kilometres an hour between two sightings, in favour of who moved: inaccuracies are taken off the way. Null where there is nothing to compare. */
export function speedKmh(before: Sighting | null, after: Sighting | null): number | null {
  if (!before || !after) return null;
  const apart = distanceMeters(before.coordinates, after.coordinates) - (before.accuracyMeters ?? 0) - (after.accuracyMeters ?? 0);
  if (apart <= standingStill) return 0;
  const seconds = Math.max(1, Math.abs(after.at.getTime() - before.at.getTime()) / 1000);
  return apart / seconds * 3.6;
}

export function flagsOf({ method, speed, impossibleSpeedKmh, happenedAt, now }: {
  method: CheckInMethod; speed: number | null; impossibleSpeedKmh: number; happenedAt: string | undefined; now: Date;
}): CheckInFlag[] {
  const flags: CheckInFlag[] = [];
  if (method === 'manual') flags.push('manual');
  if (speed !== null && speed > impossibleSpeedKmh) flags.push('impossible-jump');
  if (happenedAt !== undefined && now.getTime() - Date.parse(happenedAt) > lateAfter) flags.push('late-report');
  return flags;
}
