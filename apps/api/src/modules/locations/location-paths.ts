import { Injectable } from '@nestjs/common';
import { LocationPathsRepository, type NamedPlace } from './location-paths.repository.js';
import { kindAt } from './location.path.js';
import { LocationsRepository } from './locations.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { nameKey } from '../../platform/search/name-key.js';

/** Of the places of a level (0 at the root), those that are there afterwards. */
type Step = (level: number, places: NamedPlace[]) => Promise<{ id: number; parentId: number; nameKey: string }[]>;

const keyOf = (parentId: number, key: string) => `${parentId}/${key}`;

/** Names from the root downwards → places, found or made. */
@Injectable()
export class LocationPaths {
  constructor(
    private readonly paths: LocationPathsRepository,
    private readonly locations: LocationsRepository,
  ) {}

  /** For each path its place, or null where there is none yet. */
  find(organizationId: number, paths: readonly string[][]): Promise<(number | null)[]> {
    return this.resolve(paths, (_, places) => this.paths.find(organizationId, places));
  }

  /** For each path its place; what is missing is made. */
  async ensure(transaction: Transaction, organizationId: number, paths: readonly string[][]): Promise<number[]> {
    if (paths.length === 0) return [];
    await this.locations.lockTree(transaction, organizationId);
    const ids = await this.resolve(paths, async (level, places) => {
      const known = await this.paths.find(organizationId, places, transaction);
      const knownKeys = new Set(known.map(({ parentId, nameKey: key }) => keyOf(parentId, key)));
      const missing = places.filter((place) => !knownKeys.has(keyOf(place.parentId, place.nameKey)));
      if (missing.length === 0) return known;
      await this.paths.insert(transaction, organizationId, kindAt(level), missing);
      return [...known, ...await this.paths.find(organizationId, missing, transaction)];
    });
    return ids.map((id) => {
      if (id === null) throw new Error('a place that was just made is not there');
      return id;
    });
  }

  /** Thousands of devices stand at dozens of places: each path is walked once. */
  private async resolve(paths: readonly string[][], step: Step): Promise<(number | null)[]> {
    const keys = paths.map((path) => path.join('\n'));
    const different = new Map(paths.map((path, index) => [keys[index] ?? '', path]));
    const ids = await this.walk([...different.values()], step);
    const idOf = new Map([...different.keys()].map((key, index) => [key, ids[index] ?? null]));
    return keys.map((key) => idOf.get(key) ?? null);
  }

  /** Level by level, each in one step. */
  private async walk(paths: readonly string[][], step: Step): Promise<(number | null)[]> {
    const reached: (number | null)[] = paths.map(() => 0);
    const depth = Math.max(0, ...paths.map(({ length }) => length));
    for (let level = 0; level < depth; level += 1) {
      const places = new Map<string, NamedPlace>();
      const keys = paths.map((path, index) => {
        const name = path[level];
        const parentId = reached[index];
        if (name === undefined || parentId === null || parentId === undefined) return null;
        const place = { parentId, name, nameKey: nameKey(name) };
        const key = keyOf(parentId, place.nameKey);
        if (!places.has(key)) places.set(key, place);
        return key;
      });
      const found = new Map((await step(level, [...places.values()])).map((place) => [keyOf(place.parentId, place.nameKey), place.id]));
      keys.forEach((key, index) => {
        if (key !== null) reached[index] = found.get(key) ?? null;
      });
    }
    return reached;
  }
}
