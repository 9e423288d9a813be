import { Injectable } from '@nestjs/common';
import type { CalendarDate, LedgerAccount, LedgerSource } from '@scanfix/shared-types';
import { chainStart, entryHash, type ChainedEntry, type ChainedLine } from './ledger.chain.js';
import { insertRow } from '../../platform/database/rows.js';
import type { Transaction } from '../../platform/database/transaction.js';

const accountsOfTickets: readonly LedgerAccount[] = ['receivable', 'contract-liability', 'revenue', 'output-tax'];

export type NewEntry = Omit<ChainedEntry, 'position' | 'lines'>;

/** What the lines of a ticket add up to, each account on its own side. */
export interface AccountSums {
  account: LedgerAccount;
  /** Debits less credits. */
  sum: number;
}

/** Writing, and what writing must know, within the caller's transaction. There is no way to change or to delete an entry. */
@Injectable()
export class LedgerRepository {
  /** The entry that says so already, or null. */
  async posted(transaction: Transaction, organizationId: number, source: LedgerSource, sourceId: number): Promise<number | null> {
    const rows: { id: number }[] = await transaction.query('SELECT id FROM ledger_entries WHERE organizationId = ? AND source = ? AND sourceId = ?', [organizationId, source, sourceId]);
    return rows[0]?.id ?? null;
  }

  /** Nobody else adds to the chain until the transaction ends. */
  async lockChain(transaction: Transaction, organizationId: number, chain: string): Promise<{ entries: number; hash: Buffer }> {
    // One statement that locks a row whether it was there or not: two that are first do not deadlock.
    await transaction.query(
      'INSERT INTO ledger_chains (organizationId, chain, entries, hash) VALUES (?, ?, 0, ?) ON DUPLICATE KEY UPDATE entries = entries',
      [organizationId, chain, chainStart(organizationId, chain)],
    );
    const rows: { entries: number; hash: Buffer }[] = await transaction.query('SELECT entries, hash FROM ledger_chains WHERE organizationId = ? AND chain = ? FOR UPDATE', [organizationId, chain]);
    return rows[0] ?? { entries: 0, hash: chainStart(organizationId, chain) };
  }

  /** Adds to the end of a locked chain. */
  async append(transaction: Transaction, end: { entries: number; hash: Buffer }, entry: NewEntry, lines: readonly ChainedLine[]): Promise<number> {
    const position = end.entries + 1;
    const hash = entryHash(end.hash, { ...entry, position, lines });
    const entryId = await insertRow(transaction, 'ledger_entries', { ...entry, position, hash });
    const { organizationId, postedOn, source, chain } = entry;
    await transaction.query(
      `INSERT INTO ledger_lines (organizationId, entryId, postedOn, source, ${lineColumns.join(', ')}) VALUES ?`,
      [lines.map((line) => [organizationId, entryId, postedOn, source, ...lineColumns.map((column) => line[column])])],
    );
    await transaction.query('UPDATE ledger_chains SET entries = ?, hash = ? WHERE organizationId = ? AND chain = ?', [position, hash, organizationId, chain]);
    return entryId;
  }

  /** Sums of a ticket, or of one of its quotes. */
  async sums(transaction: Transaction, organizationId: number, of: { ticketId: number } | { quoteId: number }): Promise<AccountSums[]> {
    const [column, id] = 'ticketId' in of ? ['ticketId', of.ticketId] : ['quoteId', of.quoteId];
    const rows: { account: LedgerAccount; sum: string }[] = await transaction.query(
      `SELECT account, SUM(debit) - SUM(credit) AS sum FROM ledger_lines WHERE organizationId = ? AND ${column} = ? AND account IN (?) GROUP BY account`, [organizationId, id, accountsOfTickets],
    );
    return rows.map(({ account, sum }) => ({ account, sum: Number(sum) }));
  }

  /** The version whose approval is the newest in a ticket's books, and what it was posted with. */
  async carrying(transaction: Transaction, organizationId: number, ticketId: number): Promise<CarryingQuote | null> {
    const rows: CarryingQuote[] = await transaction.query(
      `SELECT quoteId, customerId, engineerId, siteId, DATE_FORMAT(dueOn, '%Y-%m-%d') AS dueOn FROM ledger_lines
       WHERE organizationId = ? AND account = 'receivable' AND ticketId = ? AND source IN ('quote-approved', 'quote-on-credit') AND debit > 0 ORDER BY id DESC LIMIT 1`,
      [organizationId, ticketId],
    );
    return rows[0] ?? null;
  }
}

export interface CarryingQuote {
  quoteId: number;
  customerId: number | null;
  engineerId: number | null;
  siteId: number | null;
  dueOn: CalendarDate | null;
}

const lineColumns = [
  'account', 'debit', 'credit', 'ticketId', 'quoteId', 'paymentId', 'refundId', 'customerId', 'engineerId', 'siteId', 'dueOn',
] as const satisfies readonly (keyof ChainedLine)[];
