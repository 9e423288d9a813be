import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { insertPostings } from '../../platform/search/postings.js';
import { indexTerms } from '../../platform/search/terms.js';
import { locationPostings } from './locations.repository.js';
import type { LocationKind } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';

/** A place by its parent and the key of its name. */
export interface NamedPlace {
  parentId: number;
  name: string;
  nameKey: string;
}

type Found = Pick<NamedPlace, 'parentId' | 'nameKey'> & { id: number };

const batchSize = 1_000;

/** Places by name, many at once: for files that name them. */
@Injectable()
export class LocationPathsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** One level: those of the places that exist. Inside a transaction when one is given. */
  async find(organizationId: number, places: NamedPlace[], transaction?: Transaction): Promise<Found[]> {
    const found: Found[] = [];
    for (let start = 0; start < places.length; start += batchSize) {
      const rows: Found[] = await (transaction ?? this.dataSource).query(
        'SELECT id, parentId, nameKey FROM locations WHERE organizationId = ? AND (parentId, nameKey) IN (?)',
        [organizationId, places.slice(start, start + batchSize).map(({ parentId, nameKey }) => [parentId, nameKey])],
      );
      found.push(...rows);
    }
    return found;
  }

  /** One level of new places. Call it with the tree locked. */
  async insert(transaction: Transaction, organizationId: number, kind: LocationKind, places: NamedPlace[]): Promise<void> {
    const now = new Date();
    for (let start = 0; start < places.length; start += batchSize) {
      await transaction.query('INSERT INTO locations (organizationId, parentId, path, kind, name, nameKey, createdAt) VALUES ?', [
        places.slice(start, start + batchSize).map(({ parentId, name, nameKey }) => [organizationId, parentId, '', kind, name, nameKey, now]),
      ]);
    }
    const made: { id: number; name: string }[] = await transaction.query("SELECT id, name FROM locations WHERE organizationId = ? AND path = ''", [organizationId]);
    await transaction.query("UPDATE locations SET path = CONCAT('/', id, '/') WHERE organizationId = ? AND path = '' AND parentId = 0", [organizationId]);
    await transaction.query(
      "UPDATE locations made JOIN locations parent ON parent.id = made.parentId SET made.path = CONCAT(parent.path, made.id, '/') WHERE made.organizationId = ? AND made.path = ''",
      [organizationId],
    );
    await insertPostings(transaction, locationPostings, organizationId, made.map(({ id, name }) => ({ id, terms: indexTerms({ text: [name] }) })));
  }
}
