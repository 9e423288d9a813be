import { queryTerms } from './terms.js';
import type { Transaction } from '../database/transaction.js';

/** A table `(organizationId, term, <idColumn>)`, that key being its primary one, with an index on the id. */
export interface PostingTable {
  table: string;
  idColumn: string;
}

export interface Posting {
  id: number;
  terms: string[];
}

/** Rows of one INSERT. */
const batchSize = 4_000;

/** Postings of things that have none yet. */
export async function insertPostings(transaction: Transaction, { table, idColumn }: PostingTable, organizationId: number, postings: Posting[]): Promise<void> {
  // In the order of the key: neighbours land in the same page of the index.
  const rows = postings.flatMap(({ id, terms }) => terms.map((term): [number, string, number] => [organizationId, term, id]))
    .sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]));
  for (let start = 0; start < rows.length; start += batchSize) {
    await transaction.query(`INSERT INTO ${table} (organizationId, term, ${idColumn}) VALUES ?`, [rows.slice(start, start + batchSize)]);
  }
}

/** The thing's text changed. Call it with the thing's row locked. */
export async function replacePostings(transaction: Transaction, posting: PostingTable, organizationId: number, id: number, terms: string[]): Promise<void> {
  await transaction.query(`DELETE FROM ${posting.table} WHERE ${posting.idColumn} = ?`, [id]);
  await insertPostings(transaction, posting, organizationId, [{ id, terms }]);
}

/** `id IN (…) AND id IN (…)`: the things that hold every term of what somebody typed. */
export function postingCondition({ table, idColumn }: PostingTable, id: string, organizationId: number, search: string): { sql: string; parameters: unknown[] } {
  const terms = queryTerms(search);
  if (terms.length === 0) return { sql: '1 = 0', parameters: [] };
  return {
    // Terms are letters and digits only, so that nothing in them means something to LIKE.
    sql: terms.map(({ prefix }) => `${id} IN (SELECT ${idColumn} FROM ${table} WHERE organizationId = ? AND term ${prefix ? 'LIKE' : '='} ?)`).join(' AND '),
    parameters: terms.flatMap(({ term, prefix }) => [organizationId, prefix ? `${term}%` : term]),
  };
}
