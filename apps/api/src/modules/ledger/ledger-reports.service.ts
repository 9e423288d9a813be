import { Injectable } from '@nestjs/common';
import type { AccountBalance, CalendarDate, Fen, LedgerEntry, Page } from '@scanfix/shared-types';
import type { BalancesQueryDto, LedgerQueryDto } from './dto/ledger-query.dto.js';
import { LedgerListsRepository, type EntryFilter, type StoredEntry } from './ledger-lists.repository.js';
import { balancesOf, customerOf, entryViewOf } from './ledger.mapper.js';
import {
  LedgerSumsRepository, type AgedSums, type OpenReceivable, type PeriodSums, type ReceivableFilter, type ReceivableKey, type SumDimension,
} from './ledger-sums.repository.js';
import { CustomersService } from '../customers/customers.service.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

export type { AgedSums, OpenReceivable, PeriodSums, ReceivableFilter, ReceivableKey, SumDimension } from './ledger-sums.repository.js';

/** Entries read at once for a file. */
const batch = 500;

/** What the books say. */
@Injectable()
export class LedgerReportsService {
  constructor(
    private readonly lists: LedgerListsRepository,
    private readonly sums: LedgerSumsRepository,
    private readonly customers: CustomersService,
  ) {}

  async list(organizationId: number, { cursor, limit, ...filter }: LedgerQueryDto): Promise<Page<LedgerEntry>> {
    requirePeriod(filter);
    const before = decodeCursor(cursor, 'day', 'id');
    const rows = await this.lists.newest(organizationId, filter, before, limit + 1);
    const names = await this.customerNames(organizationId, rows);
    return pageOf(rows, limit, ({ postedOn, id }) => [postedOn, id], (row) => entryViewOf(row, names));
  }

  async balances(organizationId: number, period: BalancesQueryDto): Promise<AccountBalance[]> {
    requirePeriod(period);
    return balancesOf(await this.sums.totals(organizationId, period));
  }

  /** Entries of a period, oldest first, as they are read. */
  async *entries(organizationId: number, filter: EntryFilter): AsyncGenerator<LedgerEntry> {
    for await (const rows of this.lists.oldest(organizationId, filter, batch)) {
      const names = await this.customerNames(organizationId, rows);
      for (const row of rows) yield entryViewOf(row, names);
    }
  }

  /** How many entries that move money count for days from `from` on and before `before`. */
  countEntries(organizationId: number, from: CalendarDate, before: CalendarDate): Promise<number> {
    return this.lists.countBefore(organizationId, from, before);
  }

  /** What is owed, the longest due first. */
  receivables(organizationId: number, filter: ReceivableFilter, after: ReceivableKey | null, limit: number): Promise<OpenReceivable[]> {
    return this.sums.receivables(organizationId, filter, after, limit);
  }

  owed(organizationId: number, today: CalendarDate): Promise<{ total: Fen; overdue: Fen }> {
    return this.sums.owed(organizationId, today);
  }

  ageing(organizationId: number, today: CalendarDate): Promise<AgedSums[]> {
    return this.sums.ageing(organizationId, today);
  }

  /** Customer → what they owe of what was put on credit; none are missing. */
  onCredit(organizationId: number, customerIds: readonly number[]): Promise<Map<number, Fen>> {
    return this.sums.onCredit(organizationId, customerIds);
  }

  ofPeriod(organizationId: number, by: SumDimension, from: CalendarDate, to: CalendarDate): Promise<PeriodSums[]> {
    return this.sums.ofPeriod(organizationId, by, from, to);
  }

  openBy(organizationId: number, by: Exclude<SumDimension, 'day'>, to: CalendarDate): Promise<Map<string | null, Fen>> {
    return this.sums.openBy(organizationId, by, to);
  }

  receivableMovements(organizationId: number, from: CalendarDate, to: CalendarDate): Promise<{ before: Fen; days: Map<CalendarDate, Fen> }> {
    return this.sums.receivableMovements(organizationId, from, to);
  }

  /** Quote → sum and time of its approval; those that were never approved are missing. */
  approvals(organizationId: number, quoteIds: readonly number[]): Promise<Map<number, { amount: Fen; approvedAt: Date }>> {
    return this.sums.approvals(organizationId, quoteIds);
  }

  /** Numbers of payments and refunds of days. */
  counts(organizationId: number, from: CalendarDate, to: CalendarDate): Promise<{ received: number; refunded: number }> {
    return this.sums.counts(organizationId, from, to);
  }

  private customerNames(organizationId: number, rows: readonly StoredEntry[]): Promise<Map<number, string>> {
    return this.customers.names(organizationId, rows.flatMap((row) => customerOf(row) ?? []));
  }
}

function requirePeriod({ from, to }: { from?: CalendarDate; to?: CalendarDate }): void {
  if (from !== undefined && to !== undefined && to < from) throw invalidField('to', 'before-start');
}
