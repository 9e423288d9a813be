import type { Coordinates } from '@scanfix/shared-types';
import { toSystem } from './coordinate-systems.js';

/** Metres; the mean radius of WGS-84's ellipsoid (IUGG). */
const earthRadius = 6_371_008.8;
const radians = (degrees: number) => degrees * (Math.PI / 180);

/** Metres in a straight line over the ground (haversine), whatever the systems of the two. */
export function distanceMeters(one: Coordinates, other: Coordinates): number {
  const there = toSystem(other, one.system);
  const halfNorth = Math.sin(radians(there.latitude - one.latitude) / 2);
  const halfEast = Math.sin(radians(there.longitude - one.longitude) / 2);
  const chord = halfNorth ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(there.latitude)) * halfEast ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
