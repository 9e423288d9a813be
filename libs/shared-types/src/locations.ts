export const locationKinds = ['site', 'building', 'floor', 'room', 'area'] as const;
export type LocationKind = (typeof locationKinds)[number];

export const coordinateSystems = ['GCJ-02', 'WGS-84'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

/** Degrees, with the system they are in: never mix the two. */
export interface Coordinates {
  latitude: number;
  longitude: number;
  system: CoordinateSystem;
}

export interface LocationSummary {
  id: number;
  parentId: number | null;
  kind: LocationKind;
  name: string;
  /** Names from the root to here. */
  path: string[];
  coordinates: Coordinates | null;
  address: string | null;
}

export interface LocationNode extends LocationSummary {
  childCount: number;
  assetCount: number;
}

export interface SaveLocationRequest {
  parentId: number | null;
  kind: LocationKind;
  name: string;
  address?: string | null;
  coordinates?: Coordinates | null;
}
