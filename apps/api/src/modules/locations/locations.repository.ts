import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Location } from './location.entity.js';
import { postingCondition, replacePostings, type PostingTable } from '../../platform/search/postings.js';
import { indexTerms } from '../../platform/search/terms.js';
import type { Transaction } from '../../platform/database/transaction.js';

export const locationPostings: PostingTable = { table: 'location_terms', idColumn: 'locationId' };

type Place = Pick<Location, 'id' | 'path'>;
type Point = Pick<Location, 'id' | 'latitude' | 'longitude' | 'coordinateSystem'>;

@Injectable()
export class LocationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(organizationId: number, id: number): Promise<Location | null> {
    return this.dataSource.getRepository(Location).findOneBy({ organizationId, id });
  }

  async byIds(organizationId: number, ids: number[]): Promise<Location[]> {
    return ids.length === 0 ? [] : this.dataSource.getRepository(Location).findBy({ organizationId, id: In(ids) });
  }

  async namesOf(organizationId: number, ids: number[]): Promise<Map<number, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(Location).find({ select: { id: true, name: true }, where: { organizationId, id: In(ids) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async pathsOf(organizationId: number, ids: number[], transaction?: Transaction): Promise<Place[]> {
    return ids.length === 0 ? [] : (transaction ?? this.dataSource).query('SELECT id, path FROM locations WHERE organizationId = ? AND id IN (?)', [organizationId, ids]);
  }

  /** Those of the places that have coordinates of their own. */
  async pointsOf(organizationId: number, ids: number[]): Promise<Point[]> {
    if (ids.length === 0) return [];
    return this.dataSource.query(
      'SELECT id, latitude, longitude, coordinateSystem FROM locations WHERE organizationId = ? AND id IN (?) AND coordinateSystem IS NOT NULL', [organizationId, ids],
    );
  }

  children(organizationId: number, parentId: number, limit: number): Promise<Location[]> {
    return this.dataSource.getRepository(Location).find({ where: { organizationId, parentId }, order: { nameKey: 'ASC' }, take: limit });
  }

  /** Below `path`, itself included. */
  async search(organizationId: number, search: string, path: string, limit: number): Promise<Location[]> {
    const found = postingCondition(locationPostings, 'id', organizationId, search);
    const rows: { id: number }[] = await this.dataSource.query(
      `SELECT id FROM locations WHERE organizationId = ? AND path LIKE ? AND ${found.sql} ORDER BY path LIMIT ?`,
      [organizationId, `${path}%`, ...found.parameters, limit],
    );
    return this.byIds(organizationId, rows.map(({ id }) => id));
  }

  /** Everything below these paths, themselves included. */
  below(organizationId: number, paths: string[]): Promise<Place[]> {
    if (paths.length === 0) return Promise.resolve([]);
    return this.dataSource.query(
      `SELECT id, path FROM locations WHERE organizationId = ? AND (${paths.map(() => 'path LIKE ?').join(' OR ')})`,
      [organizationId, ...paths.map((path) => `${path}%`)],
    );
  }

  async countChildren(organizationId: number, parentIds: number[]): Promise<Map<number, number>> {
    if (parentIds.length === 0) return new Map();
    const rows: { parentId: number; count: string }[] = await this.dataSource.query(
      'SELECT parentId, COUNT(*) AS count FROM locations WHERE organizationId = ? AND parentId IN (?) GROUP BY parentId', [organizationId, parentIds],
    );
    return new Map(rows.map(({ parentId, count }) => [parentId, Number(count)]));
  }

  /**
   * Held by whoever changes the shape of an organization's tree: two moves at once could otherwise make a circle. The rows of the roots
   * stand for the whole tree.
   */
  async lockTree(transaction: Transaction, organizationId: number): Promise<void> {
    await transaction.query('SELECT id FROM locations WHERE organizationId = ? AND parentId = 0 ORDER BY id FOR UPDATE', [organizationId]);
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<Location | null> {
    return transaction.getRepository(Location).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those of the ids that are there, and stay there until the transaction ends. */
  async hold(transaction: Transaction, organizationId: number, ids: number[]): Promise<Set<number>> {
    const rows: { id: number }[] = await transaction.query('SELECT id FROM locations WHERE organizationId = ? AND id IN (?) LOCK IN SHARE MODE', [organizationId, ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The row's path is written here: it ends with the id that the insert gives. */
  async insert(transaction: Transaction, parentPath: string, location: Omit<Location, 'id' | 'path'>): Promise<number> {
    const row = { ...location, path: '' } as Location;
    await transaction.getRepository(Location).insert(row);
    await transaction.getRepository(Location).update({ id: row.id }, { path: `${parentPath}${row.id}/` });
    await this.index(transaction, row);
    return row.id;
  }

  async update(transaction: Transaction, location: Location): Promise<void> {
    const { id, ...fields } = location;
    await transaction.getRepository(Location).update({ id, organizationId: location.organizationId }, fields);
    await this.index(transaction, location);
  }

  async movePaths(transaction: Transaction, organizationId: number, from: string, to: string): Promise<void> {
    await transaction.query(
      'UPDATE locations SET path = CONCAT(?, SUBSTRING(path, ?)) WHERE organizationId = ? AND path LIKE ?', [to, from.length + 1, organizationId, `${from}%`],
    );
  }

  /** Levels of the deepest place below, itself included. */
  async deepest(transaction: Transaction, organizationId: number, path: string): Promise<number> {
    const [row]: { slashes: number }[] = await transaction.query(
      "SELECT MAX(LENGTH(path) - LENGTH(REPLACE(path, '/', ''))) AS slashes FROM locations WHERE organizationId = ? AND path LIKE ?", [organizationId, `${path}%`],
    );
    return Number(row?.slashes ?? 1) - 1;
  }

  async hasChildren(transaction: Transaction, organizationId: number, id: number): Promise<boolean> {
    return transaction.getRepository(Location).existsBy({ organizationId, parentId: id });
  }

  async delete(transaction: Transaction, organizationId: number, id: number): Promise<void> {
    await transaction.getRepository(Location).delete({ organizationId, id });
    await transaction.query('DELETE FROM location_terms WHERE locationId = ?', [id]);
  }

  private async index(transaction: Transaction, { id, organizationId, name, address }: Location): Promise<void> {
    await replacePostings(transaction, locationPostings, organizationId, id, indexTerms({ text: address === null ? [name] : [name, address] }));
  }
}
