import type { LocationKind } from '@scanfix/shared-types';

/** Levels of the tree; ten ids fit into the `path` column. */
export const maximumDepth = 10;

/** `/1/5/9/` → 1, 5, 9. */
export function idsOf(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}

export function depthOf(path: string): number {
  return idsOf(path).length;
}

/** A place is below itself. */
export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor);
}

/** What a place made by an import most likely is, by its level (0 at the root). */
export function kindAt(level: number): LocationKind {
  return (['site', 'building', 'floor', 'room'] as const)[level] ?? 'area';
}
