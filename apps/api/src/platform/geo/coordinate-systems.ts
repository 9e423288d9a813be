import type { Coordinates, CoordinateSystem } from '@scanfix/shared-types';
import gcoordModule from 'gcoord';

// The package is CommonJS and its types speak of a default export that Node does not see.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;
const nameOf = { 'GCJ-02': gcoord.GCJ02, 'WGS-84': gcoord.WGS84 } as const;

/** The same place in another system. Outside of China the two are one. */
export function toSystem(place: Coordinates, wanted: CoordinateSystem): Coordinates {
  if (place.system === wanted) return place;
  const { latitude, longitude, system } = place;
  const [east = longitude, north = latitude] = gcoord.transform([longitude, latitude], nameOf[system], nameOf[wanted]);
  return { latitude: north, longitude: east, system: wanted };
}
