import { Injectable } from '@nestjs/common';
import type { CalendarDate, LedgerAccount, LedgerSource } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import type { ChainedLine } from './ledger.chain.js';
import type { LedgerEntryRow } from './ledger-entry.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface EntryFilter {
  from?: CalendarDate;
  to?: CalendarDate;
  account?: LedgerAccount;
  source?: LedgerSource;
  ticketId?: number;
}
export type StoredLine = ChainedLine & { id: number; entryId: number };
export type StoredEntry = LedgerEntryRow & { lines: StoredLine[] };
/** Days first, because entries may be written later than the day they count for. */
export type EntryKey = [postedOn: CalendarDate, id: number];

/** Entries with their lines, in the order of days. */
@Injectable()
export class LedgerListsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `before`. */
  async newest(organizationId: number, filter: EntryFilter, before: EntryKey | null, limit: number): Promise<StoredEntry[]> {
    const { conditions, parameters } = conditionsOf(organizationId, filter);
    if (before) {
      conditions.push('(postedOn < ? OR (postedOn = ? AND id < ?))');
      parameters.push(before[0], before[0], before[1]);
    }
    const rows: RawEntry[] = await this.dataSource.query(`${selectEntries} WHERE ${conditions.join(' AND ')} ORDER BY postedOn DESC, id DESC LIMIT ?`, [...parameters, limit]);
    return this.withLines(rows);
  }

  /** Oldest first, all of a period, in batches. */
  async *oldest(organizationId: number, filter: EntryFilter, batch: number): AsyncGenerator<StoredEntry[]> {
    let after: EntryKey | null = null;
    for (;;) {
      const { conditions, parameters } = conditionsOf(organizationId, filter);
      if (after) {
        conditions.push('(postedOn > ? OR (postedOn = ? AND id > ?))');
        parameters.push(after[0], after[0], after[1]);
      }
      const rows: RawEntry[] = await this.dataSource.query(`${selectEntries} WHERE ${conditions.join(' AND ')} ORDER BY postedOn, id LIMIT ?`, [...parameters, batch]);
      const last = rows.at(-1);
      if (!last) return;
      yield await this.withLines(rows);
      if (rows.length < batch) return;
      after = [last.postedOn, last.id];
    }
  }

  /** Entries that move money between accounts, of days from `from` on and before `before`. */
  async countBefore(organizationId: number, from: CalendarDate, before: CalendarDate): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query('SELECT COUNT(*) AS total FROM ledger_entries WHERE organizationId = ? AND postedOn >= ? AND postedOn < ? AND source <> ?', [organizationId, from, before, 'quote-on-credit']);
    return Number(rows[0]?.total ?? 0);
  }

  private async withLines(rows: RawEntry[]): Promise<StoredEntry[]> {
    return withLines(this.dataSource.manager, rows);
  }
}

type RawEntry = Omit<StoredEntry, 'lines'>;

/** Dates as text: what the driver makes of them depends on who connected. */
const selectEntries = `SELECT id, organizationId, DATE_FORMAT(postedOn, '%Y-%m-%d') AS postedOn, source, sourceId, ticketId, text, chain, position, createdAt, hash FROM ledger_entries`;

async function withLines(connection: Transaction, rows: RawEntry[]): Promise<StoredEntry[]> {
  if (rows.length === 0) return [];
  const lines: StoredLine[] = await connection.query(
    `SELECT id, entryId, account, debit, credit, ticketId, quoteId, paymentId, refundId, customerId, engineerId, siteId, DATE_FORMAT(dueOn, '%Y-%m-%d') AS dueOn
     FROM ledger_lines WHERE entryId IN (?) ORDER BY id`, [rows.map(({ id }) => id)],
  );
  const entries = new Map<number, StoredEntry>(rows.map((row) => [row.id, { ...row, lines: [] }]));
  for (const line of lines) entries.get(line.entryId)?.lines.push(line);
  return [...entries.values()];
}

function conditionsOf(organizationId: number, { from, to, account, source, ticketId }: EntryFilter): { conditions: string[]; parameters: unknown[] } {
  const conditions = ['organizationId = ?'];
  const parameters: unknown[] = [organizationId];
  const add = (condition: string, value: unknown) => {
    if (value === undefined) return;
    conditions.push(condition);
    parameters.push(value);
  };
  add('postedOn >= ?', from);
  add('postedOn <= ?', to);
  add('source = ?', source);
  add('ticketId = ?', ticketId);
  add('EXISTS (SELECT 1 FROM ledger_lines WHERE ledger_lines.entryId = ledger_entries.id AND ledger_lines.account = ?)', account);
  return { conditions, parameters };
}
