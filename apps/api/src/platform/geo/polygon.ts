import type { Coordinates } from '@scanfix/shared-types';
import { toSystem } from './coordinate-systems.js';

/** Corners as [longitude, latitude]. */
export type Corner = readonly [number, number];

/** Whether a place lies in a polygon whose corners are in GCJ-02 (closed by itself, no wider than half the globe). Even-odd rule: crossings of a ray to the east. */
export function isInside(place: Coordinates, corners: readonly Corner[]): boolean {
  const { longitude, latitude } = toSystem(place, 'GCJ-02');
  let inside = false;
  let [fromEast, fromNorth] = corners.at(-1) ?? [0, 0];
  for (const [east, north] of corners) {
    const crosses = (north > latitude) !== (fromNorth > latitude);
    if (crosses && longitude < ((fromEast - east) * (latitude - north)) / (fromNorth - north) + east) inside = !inside;
    [fromEast, fromNorth] = [east, north];
  }
  return inside;
}
