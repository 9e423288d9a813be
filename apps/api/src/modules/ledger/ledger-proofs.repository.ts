import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen, LedgerSource } from '@scanfix/shared-types';
import type { StoredEntry, StoredLine } from './ledger-lists.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** A line with what it repeats of its entry. */
export type ProvenLine = StoredLine & { postedOn: CalendarDate; source: LedgerSource };
export type ProvenEntry = Omit<StoredEntry, 'lines'> & { lines: ProvenLine[] };
export interface ChainEnd {
  chain: string;
  entries: number;
  hash: Buffer;
}
/** Ids above the first, up to the second. */
export type Window = [above: number, upTo: number];

/** What the books are proved by. All of it within one snapshot; sums are the database's, entries come in batches. */
@Injectable()
export class LedgerProofsRepository {
  /** Entries whose lines do not balance, lines whose entry is missing among them. */
  async unbalanced(transaction: Transaction, organizationId: number, limit: number): Promise<{ entryId: number; debit: Fen; credit: Fen }[]> {
    const rows: { entryId: number; debit: string; credit: string }[] = await transaction.query(
      `SELECT entryId, SUM(debit) AS debit, SUM(credit) AS credit FROM ledger_lines WHERE organizationId = ? GROUP BY entryId HAVING SUM(debit) <> SUM(credit) ORDER BY entryId LIMIT ?`,
      [organizationId, limit],
    );
    return rows.map(({ entryId, debit, credit }) => ({ entryId, debit: Number(debit), credit: Number(credit) }));
  }

  /** Lines of no entry: whoever added them added no entry to the chain. */
  async orphans(transaction: Transaction, organizationId: number, limit: number): Promise<{ entryId: number; debit: Fen; credit: Fen }[]> {
    return transaction.query(
      `SELECT line.entryId, line.debit, line.credit FROM ledger_lines line LEFT JOIN ledger_entries entry ON entry.id = line.entryId AND entry.organizationId = line.organizationId
       WHERE line.organizationId = ? AND entry.id IS NULL ORDER BY line.id LIMIT ?`, [organizationId, limit],
    );
  }

  async totals(transaction: Transaction, organizationId: number): Promise<{ entries: number; debit: Fen; credit: Fen }> {
    const [count]: { total: number }[] = await transaction.query('SELECT COUNT(*) AS total FROM ledger_entries WHERE organizationId = ?', [organizationId]);
    const [sums]: { debit: string | null; credit: string | null }[] = await transaction.query('SELECT SUM(debit) AS debit, SUM(credit) AS credit FROM ledger_lines WHERE organizationId = ?', [organizationId]);
    return { entries: Number(count?.total ?? 0), debit: Number(sums?.debit ?? 0), credit: Number(sums?.credit ?? 0) };
  }

  /** In the order of chains, from behind a position. */
  async chained(transaction: Transaction, organizationId: number, after: { chain: string; position: number } | null, limit: number): Promise<ProvenEntry[]> {
    const behind = after ? 'AND (chain > ? OR (chain = ? AND position > ?))' : '';
    const rows: Omit<ProvenEntry, 'lines'>[] = await transaction.query(
      `SELECT id, organizationId, DATE_FORMAT(postedOn, '%Y-%m-%d') AS postedOn, source, sourceId, ticketId, text, chain, position, createdAt, hash
       FROM ledger_entries WHERE organizationId = ? ${behind} ORDER BY chain, position LIMIT ?`,
      [organizationId, ...(after ? [after.chain, after.chain, after.position] : []), limit],
    );
    if (rows.length === 0) return [];
    const lines: ProvenLine[] = await transaction.query(
      `SELECT id, entryId, DATE_FORMAT(postedOn, '%Y-%m-%d') AS postedOn, source, account, debit, credit, ticketId, quoteId, paymentId, refundId, customerId, engineerId, siteId, DATE_FORMAT(dueOn, '%Y-%m-%d') AS dueOn
       FROM ledger_lines WHERE entryId IN (?) AND organizationId = ? ORDER BY id`, [rows.map(({ id }) => id), organizationId],
    );
    const entries = new Map<number, ProvenEntry>(rows.map((row) => [row.id, { ...row, lines: [] }]));
    for (const line of lines) entries.get(line.entryId)?.lines.push(line);
    return [...entries.values()];
  }

  async ends(transaction: Transaction, organizationId: number, chains: readonly string[]): Promise<Map<string, ChainEnd>> {
    const rows: ChainEnd[] = chains.length === 0 ? [] : await transaction.query('SELECT chain, entries, hash FROM ledger_chains WHERE organizationId = ? AND chain IN (?)', [organizationId, chains]);
    return new Map(rows.map((row) => [row.chain, row]));
  }

  /** Chains of which nothing is left. */
  async emptied(transaction: Transaction, organizationId: number, limit: number): Promise<ChainEnd[]> {
    return transaction.query(
      `SELECT ends.chain, ends.entries, ends.hash FROM ledger_chains ends LEFT JOIN ledger_entries entry ON entry.organizationId = ends.organizationId AND entry.chain = ends.chain AND entry.position = 1
       WHERE ends.organizationId = ? AND ends.entries > 0 AND entry.id IS NULL ORDER BY ends.chain LIMIT ?`, [organizationId, limit],
    );
  }

  /** What was posted for payments, by money that came. */
  postedPayments(transaction: Transaction, organizationId: number, window: Window): Promise<Map<number, Fen>> {
    return this.posted(transaction, organizationId, ['payment', 'payment-surplus'], "account IN ('wechat', 'cash', 'bank')", 'debit', window);
  }

  /** What was posted for refunds, by money that went. */
  postedRefunds(transaction: Transaction, organizationId: number, window: Window): Promise<Map<number, Fen>> {
    return this.posted(transaction, organizationId, ['refund', 'refund-surplus'], "account IN ('wechat', 'cash', 'bank')", 'credit', window);
  }

  /** What quotes were approved over, those that another version took the place of not among them. */
  async postedQuotes(transaction: Transaction, organizationId: number, window: Window): Promise<Map<number, Fen>> {
    const approved = await this.posted(transaction, organizationId, ['quote-approved'], "account = 'receivable'", 'debit', window);
    const superseded: { sourceId: number }[] = await transaction.query(
      "SELECT sourceId FROM ledger_entries WHERE organizationId = ? AND source = 'quote-superseded' AND sourceId > ? AND sourceId <= ?", [organizationId, ...window],
    );
    for (const { sourceId } of superseded) approved.delete(sourceId);
    return approved;
  }

  /** Up to which ticket the next so many with a receivable go; null: there is none any more. */
  async nextTickets(transaction: Transaction, organizationId: number, above: number, limit: number): Promise<number | null> {
    const rows: { last: number | null }[] = await transaction.query(
      `SELECT MAX(ticketId) AS last FROM (SELECT DISTINCT ticketId FROM ledger_lines WHERE organizationId = ? AND account = 'receivable' AND ticketId > ? ORDER BY ticketId LIMIT ?) tickets`,
      [organizationId, above, limit],
    );
    return rows[0]?.last ?? null;
  }

  /** Of each ticket: what is owed by the books; and what the books say was given up by refunds and cancellations, or was set right by hand. */
  async receivables(transaction: Transaction, organizationId: number, [above, upTo]: Window): Promise<{ ticketId: number; open: Fen; givenUp: Fen; corrected: Fen }[]> {
    const rows: { ticketId: number; open: string; givenUp: string; corrected: string }[] = await transaction.query(
      `SELECT line.ticketId, SUM(CASE WHEN line.account = 'receivable' THEN CAST(line.debit AS SIGNED) - CAST(line.credit AS SIGNED) ELSE 0 END) AS open,
         SUM(CASE WHEN line.account <> 'receivable' AND line.source IN ('refund', 'quote-cancelled') AND taken.id IS NULL THEN line.debit ELSE 0 END) AS givenUp,
         SUM(CASE WHEN line.account = 'receivable' AND line.source = 'correction' THEN CAST(line.debit AS SIGNED) - CAST(line.credit AS SIGNED) ELSE 0 END) AS corrected
       FROM ledger_lines line LEFT JOIN ledger_entries taken ON taken.organizationId = line.organizationId AND taken.source = 'quote-superseded' AND taken.sourceId = line.quoteId
       WHERE line.organizationId = ? AND line.account IN ('receivable', 'contract-liability', 'revenue', 'output-tax') AND line.ticketId > ? AND line.ticketId <= ? GROUP BY line.ticketId`,
      [organizationId, above, upTo],
    );
    return rows.map(({ ticketId, open, givenUp, corrected }) => ({ ticketId, open: Number(open), givenUp: Number(givenUp), corrected: Number(corrected) }));
  }

  private async posted(transaction: Transaction, organizationId: number, sources: readonly LedgerSource[], condition: string, side: 'debit' | 'credit', window: Window): Promise<Map<number, Fen>> {
    const rows: { sourceId: number; amount: string }[] = await transaction.query(
      `SELECT entry.sourceId, SUM(CASE WHEN line.${condition} THEN line.${side} ELSE 0 END) AS amount FROM ledger_entries entry LEFT JOIN ledger_lines line ON line.entryId = entry.id
       WHERE entry.organizationId = ? AND entry.source IN (?) AND entry.sourceId > ? AND entry.sourceId <= ? GROUP BY entry.sourceId`, [organizationId, sources, ...window],
    );
    return new Map(rows.map(({ sourceId, amount }) => [sourceId, Number(amount)]));
  }
}
