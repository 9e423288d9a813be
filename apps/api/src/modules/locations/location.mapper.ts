import type { Coordinates, LocationNode, LocationSummary } from '@scanfix/shared-types';
import type { Location } from './location.entity.js';
import { idsOf } from './location.path.js';

/** `names` holds at least the names of the place and everything above it. */
export function summaryOf(location: Location, names: ReadonlyMap<number, string>): LocationSummary {
  const { id, parentId, kind, name, address } = location;
  return {
    id,
    parentId: parentId === 0 ? null : parentId,
    kind,
    name,
    path: idsOf(location.path).map((ancestor) => names.get(ancestor) ?? ''),
    coordinates: coordinatesOf(location),
    address,
  };
}

export function coordinatesOf({ latitude, longitude, coordinateSystem }: Pick<Location, 'latitude' | 'longitude' | 'coordinateSystem'>): Coordinates | null {
  return latitude !== null && longitude !== null && coordinateSystem !== null ? { latitude, longitude, system: coordinateSystem } : null;
}

export function nodeOf(summary: LocationSummary, childCount: number, assetCount: number): LocationNode {
  return { ...summary, childCount, assetCount };
}

const order = new Intl.Collator('zh-CN', { numeric: true });

/** 2号楼 before 10号楼. */
export function byName(one: { name: string; id: number }, other: { name: string; id: number }): number {
  return order.compare(one.name, other.name) || one.id - other.id;
}
