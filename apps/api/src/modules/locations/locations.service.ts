import { Injectable } from '@nestjs/common';
import type { Coordinates, LocationNode, LocationSummary } from '@scanfix/shared-types';
import type { Location } from './location.entity.js';
import { LocationPaths } from './location-paths.js';
import { byName, coordinatesOf, nodeOf, summaryOf } from './location.mapper.js';
import { idsOf } from './location.path.js';
import { LocationsRepository } from './locations.repository.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** How many things of a kind stand at each of some places; places without any may be missing. */
export interface LocationUsage {
  /** `assets` is also what the tree shows. */
  name: string;
  count: (organizationId: number, locationIds: number[]) => Promise<Map<number, number>>;
}

/** One answer of the tree, not a list with pages: more children than anybody scrolls through. */
const maximumChildren = 2_000;
const maximumFound = 50;
/** Milliseconds. Every report and every device shows its place; another process may see a renamed one this much later. */
const cacheLife = 5000;
const cachedPlaces = 20_000;

/** Places as other modules see them. */
@Injectable()
export class LocationsService {
  private readonly usages: LocationUsage[] = [];
  private readonly cache = new ShortCache<LocationSummary>(cacheLife, cachedPlaces);

  constructor(
    private readonly locations: LocationsRepository,
    private readonly paths: LocationPaths,
  ) {}

  /** Called by each module that puts things at places, when it starts. */
  countUsage(usage: LocationUsage): void {
    if (this.usages.some(({ name }) => name === usage.name)) throw new Error(`two usages of locations are called ${usage.name}`);
    this.usages.push(usage);
  }

  async summaries(organizationId: number, ids: number[]): Promise<Map<number, LocationSummary>> {
    const key = (id: number) => `${organizationId}:${id}`;
    const found = new Map<number, LocationSummary>();
    const missing = new Set<number>();
    for (const id of ids) {
      const cached = this.cache.get(key(id));
      if (cached) found.set(id, cached);
      else missing.add(id);
    }
    if (missing.size === 0) return found;
    for (const summary of await this.summarize(organizationId, await this.locations.byIds(organizationId, [...missing]))) {
      this.cache.set(key(summary.id), summary);
      found.set(summary.id, summary);
    }
    return found;
  }

  /** After a change of the tree. */
  forget(): void {
    this.cache.clear();
  }

  /** @throws DomainError `not-found` */
  async require(organizationId: number, id: number): Promise<LocationSummary> {
    const summary = (await this.summaries(organizationId, [id])).get(id);
    if (!summary) throw new DomainError('not-found');
    return summary;
  }

  /** The place and all below it. @throws DomainError `not-found` */
  async subtreeIds(organizationId: number, id: number): Promise<number[]> {
    const location = await this.find(organizationId, id);
    return (await this.locations.below(organizationId, [location.path])).map((place) => place.id);
  }

  /** For each place its ids from the root to itself; unknown places are missing. Within a transaction, give it. */
  async ancestors(organizationId: number, ids: readonly number[], transaction?: Transaction): Promise<Map<number, number[]>> {
    const rows = await this.locations.pathsOf(organizationId, [...new Set(ids)], transaction);
    return new Map(rows.map(({ id, path }) => [id, idsOf(path)]));
  }

  /** For each place its coordinates, or those of the nearest place above it that has some; without any it is missing. Two queries for any number. */
  async coordinatesOf(organizationId: number, locationIds: readonly number[]): Promise<Map<number, Coordinates>> {
    return this.nearestUpwards(organizationId, locationIds, async (ids) =>
      (await this.locations.pointsOf(organizationId, ids)).map((point) => [point.id, coordinatesOf(point)]));
  }

  /** As `coordinatesOf`: the address of the place, or of the nearest place above it that has one. */
  async addressesOf(organizationId: number, locationIds: readonly number[]): Promise<Map<number, string>> {
    return this.nearestUpwards(organizationId, locationIds, async (ids) =>
      (await this.locations.byIds(organizationId, ids)).map(({ id, address }) => [id, address]));
  }

  /** Those right below a place (the roots without one), or what a search finds below it. */
  async places(organizationId: number, { parentId, search }: { parentId?: number; search?: string }): Promise<LocationSummary[]> {
    const parent = parentId === undefined ? null : await this.find(organizationId, parentId);
    const rows = search
      ? await this.locations.search(organizationId, search, parent?.path ?? '/', maximumFound)
      : await this.locations.children(organizationId, parentId ?? 0, maximumChildren);
    return (await this.summarize(organizationId, rows)).sort(byName);
  }

  /** As `places`, with the numbers that a tree shows. */
  async list(organizationId: number, filter: { parentId?: number; search?: string }): Promise<LocationNode[]> {
    return this.nodes(organizationId, await this.places(organizationId, filter));
  }

  /** @throws DomainError `not-found` */
  async node(organizationId: number, id: number): Promise<LocationNode> {
    const [node] = await this.nodes(organizationId, [await this.require(organizationId, id)]);
    if (!node) throw new DomainError('not-found');
    return node;
  }

  /** Nobody deletes the place while the transaction lasts. @throws DomainError `not-found` */
  async hold(transaction: Transaction, organizationId: number, id: number): Promise<void> {
    if (!(await this.locations.hold(transaction, organizationId, [id])).has(id)) throw new DomainError('not-found');
  }

  /** The place with these names from the root downwards; what is missing is made. */
  async ensurePath(transaction: Transaction, organizationId: number, path: string[]): Promise<number> {
    const [id] = await this.ensurePaths(transaction, organizationId, [path]);
    if (!id) throw new Error('a path without names');
    return id;
  }

  /** As `ensurePath` for thousands: a few statements a level. The answer is in the order of the paths. */
  ensurePaths(transaction: Transaction, organizationId: number, paths: readonly string[][]): Promise<number[]> {
    return this.paths.ensure(transaction, organizationId, paths);
  }

  /** For each path the place's id, or null when it does not exist. */
  findPaths(organizationId: number, paths: readonly string[][]): Promise<(number | null)[]> {
    return this.paths.find(organizationId, paths);
  }

  /** The name of the first module that has things at the place. */
  async usedBy(organizationId: number, id: number): Promise<string | null> {
    for (const { name, count } of this.usages) {
      if (((await count(organizationId, [id])).get(id) ?? 0) > 0) return name;
    }
    return null;
  }

  /** What a place has of its own, or else the nearest place above it; `read` tells of many places at once. */
  private async nearestUpwards<Value>(
    organizationId: number,
    locationIds: readonly number[],
    read: (ids: number[]) => Promise<[number, Value | null][]>,
  ): Promise<Map<number, Value>> {
    const ancestors = await this.ancestors(organizationId, locationIds);
    const known = new Map(await read([...new Set([...ancestors.values()].flat())]));
    const found = new Map<number, Value>();
    for (const [id, path] of ancestors) {
      const value = path.map((ancestor) => known.get(ancestor)).findLast((one) => one !== null && one !== undefined);
      if (value) found.set(id, value);
    }
    return found;
  }

  private async find(organizationId: number, id: number): Promise<Location> {
    const location = await this.locations.find(organizationId, id);
    if (!location) throw new DomainError('not-found');
    return location;
  }

  private async summarize(organizationId: number, rows: Location[]): Promise<LocationSummary[]> {
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const others = new Set(rows.flatMap(({ path }) => idsOf(path)).filter((id) => !names.has(id)));
    for (const [id, name] of await this.locations.namesOf(organizationId, [...others])) names.set(id, name);
    return rows.map((row) => summaryOf(row, names));
  }

  /** A place counts what stands in it and in everything below. */
  private async nodes(organizationId: number, summaries: LocationSummary[]): Promise<LocationNode[]> {
    const ids = summaries.map(({ id }) => id);
    const [children, rows] = await Promise.all([this.locations.countChildren(organizationId, ids), this.locations.byIds(organizationId, ids)]);
    const below = await this.locations.below(organizationId, rows.map(({ path }) => path));
    const counts = await this.usages.find(({ name }) => name === 'assets')?.count(organizationId, below.map(({ id }) => id));
    const wanted = new Set(ids);
    const assets = new Map<number, number>();
    for (const { id, path } of below) {
      const count = counts?.get(id) ?? 0;
      if (count === 0) continue;
      for (const ancestor of idsOf(path)) if (wanted.has(ancestor)) assets.set(ancestor, (assets.get(ancestor) ?? 0) + count);
    }
    return summaries.map((summary) => nodeOf(summary, children.get(summary.id) ?? 0, assets.get(summary.id) ?? 0));
  }
}
