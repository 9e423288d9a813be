import type { Coordinates, CoordinateSystem } from '@scanfix/shared-types';
import gcoord from 'gcoord';

/** As Leaflet takes it: latitude first. */
export type MapPoint = [latitude: number, longitude: number];

const systems = { 'GCJ-02': gcoord.GCJ02, 'WGS-84': gcoord.WGS84 } as const;

/** A known place as the map draws it: in the system of the tiles. */
export function toMap({ latitude, longitude, system }: Coordinates, drawn: CoordinateSystem): MapPoint {
  const [x, y] = gcoord.transform([longitude, latitude], systems[system], systems[drawn]);
  return [y, x];
}

/** What somebody points at on the map, to be kept. Six decimals are a tenth of a metre. */
export function fromMap([latitude, longitude]: MapPoint, drawn: CoordinateSystem): Coordinates {
  return { latitude: rounded(latitude), longitude: rounded(longitude), system: drawn };
}

/** Corners of a territory are kept in GCJ-02, longitude first. */
export function cornersToMap(corners: readonly (readonly [number, number])[], drawn: CoordinateSystem): MapPoint[] {
  return corners.map(([longitude, latitude]) => toMap({ latitude, longitude, system: 'GCJ-02' }, drawn));
}

export function cornersFromMap(points: readonly MapPoint[], drawn: CoordinateSystem): [number, number][] {
  return points.map(([latitude, longitude]) => {
    const [x, y] = gcoord.transform([longitude, latitude], systems[drawn], gcoord.GCJ02);
    return [rounded(x), rounded(y)];
  });
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(6));
}
