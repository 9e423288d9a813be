import gcoord from 'gcoord';
import type { Coordinates, CoordinateSystem } from '@scanfix/shared-types';

const nameOf = { 'GCJ-02': gcoord.GCJ02, 'WGS-84': gcoord.WGS84 } as const satisfies Record<CoordinateSystem, unknown>;
const earthRadiusMeters = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Chinese maps, WeChat's included, are in GCJ-02: everything is brought there once, at the edge. */
export function toGcj02({ latitude, longitude, system }: Coordinates): Coordinates {
  const [east = longitude, north = latitude] = gcoord.transform([longitude, latitude], nameOf[system], gcoord.GCJ02);
  return { latitude: north, longitude: east, system: 'GCJ-02' };
}

/** In a straight line over the sphere, whichever systems the two are in. */
export function distanceMeters(a: Coordinates, b: Coordinates): number {
  const from = toGcj02(a);
  const to = toGcj02(b);
  const half = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
    + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  return 2 * earthRadiusMeters * Math.asin(Math.min(1, Math.sqrt(half)));
}
