import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen, LedgerAccount } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';

export interface AccountTotals {
  account: LedgerAccount;
  debit: Fen;
  credit: Fen;
}

/** What is owed for a ticket, by its newest approval. */
export interface OpenReceivable {
  ticketId: number;
  open: Fen;
  quoteId: number;
  customerId: number | null;
  dueOn: CalendarDate;
  onCredit: boolean;
}
export interface ReceivableFilter {
  customerId?: number;
  /** Due before this day. */
  dueBefore?: CalendarDate;
  ticketIds?: readonly number[];
}
export type ReceivableKey = [dueOn: CalendarDate, ticketId: number];

export interface AgedSums {
  customerId: number | null;
  notDue: Fen;
  to30: Fen;
  to60: Fen;
  to90: Fen;
  over90: Fen;
  total: Fen;
}

/** The columns of a line that sums are asked by; a day counts by its entry. */
export const sumDimensions = { customer: 'customerId', engineer: 'engineerId', site: 'siteId', day: 'postedOn' } as const;
export type SumDimension = keyof typeof sumDimensions;

export interface PeriodSums {
  /** Id, or day; null for lines without. */
  key: string | null;
  tickets: number;
  approved: Fen;
  received: Fen;
  refunded: Fen;
  revenue: Fen;
  tax: Fen;
  fees: Fen;
}

/** What a ticket's receivable lines add up to, and the line of its newest approval, which says for whom and until when. */
const byTicket = (extra: string) => `SELECT ticketId, SUM(debit) - SUM(credit) AS open, MAX(CASE WHEN source IN ('quote-approved', 'quote-on-credit') AND debit > 0 THEN id END) AS head
  FROM ledger_lines WHERE organizationId = ? AND account = 'receivable' AND ticketId IS NOT NULL ${extra} GROUP BY ticketId`;
const moneyAccounts = "('wechat', 'cash', 'bank')";

/** Balances are sums of lines, each time anew. */
@Injectable()
export class LedgerSumsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async totals(organizationId: number, { from, to }: { from?: CalendarDate; to?: CalendarDate }): Promise<AccountTotals[]> {
    const period = [...(from === undefined ? [] : [{ sql: 'AND postedOn >= ?', value: from }]), ...(to === undefined ? [] : [{ sql: 'AND postedOn <= ?', value: to }])];
    const rows: { account: LedgerAccount; debit: string; credit: string }[] = await this.dataSource.query(
      `SELECT account, SUM(debit) AS debit, SUM(credit) AS credit FROM ledger_lines WHERE organizationId = ? ${period.map(({ sql }) => sql).join(' ')} GROUP BY account`,
      [organizationId, ...period.map(({ value }) => value)],
    );
    return rows.map(({ account, debit, credit }) => ({ account, debit: Number(debit), credit: Number(credit) }));
  }

  /** What is owed, the longest due first, from behind `after`. */
  async receivables(organizationId: number, { customerId, dueBefore, ticketIds }: ReceivableFilter, after: ReceivableKey | null, limit: number): Promise<OpenReceivable[]> {
    if (ticketIds?.length === 0) return [];
    const conditions = ['owed.open > 0'];
    const parameters: unknown[] = ticketIds ? [organizationId, ticketIds] : [organizationId];
    const add = (condition: string, ...values: unknown[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    if (customerId !== undefined) add('head.customerId = ?', customerId);
    if (dueBefore !== undefined) add('head.dueOn < ?', dueBefore);
    if (after) add('(head.dueOn > ? OR (head.dueOn = ? AND owed.ticketId > ?))', after[0], after[0], after[1]);
    const rows: RawReceivable[] = await this.dataSource.query(
      `SELECT owed.ticketId, owed.open, head.quoteId, head.customerId, DATE_FORMAT(head.dueOn, '%Y-%m-%d') AS dueOn, head.source = 'quote-on-credit' AS onCredit
       FROM (${byTicket(ticketIds ? 'AND ticketId IN (?)' : '')}) owed JOIN ledger_lines head ON head.id = owed.head
       WHERE ${conditions.join(' AND ')} ORDER BY head.dueOn, owed.ticketId LIMIT ?`, [...parameters, limit],
    );
    return rows.map((row) => ({ ...row, open: Number(row.open), onCredit: Boolean(row.onCredit) }));
  }

  /** Sum of what is owed, and of what is due before a day. What was paid too much elsewhere does not count against it. */
  async owed(organizationId: number, dueBefore: CalendarDate): Promise<{ total: Fen; overdue: Fen }> {
    const rows: { total: string | null; overdue: string | null }[] = await this.dataSource.query(
      `SELECT SUM(owed.open) AS total, SUM(CASE WHEN head.dueOn < ? THEN owed.open ELSE 0 END) AS overdue
       FROM (${byTicket('')}) owed JOIN ledger_lines head ON head.id = owed.head WHERE owed.open > 0`, [dueBefore, organizationId],
    );
    return { total: Number(rows[0]?.total ?? 0), overdue: Number(rows[0]?.overdue ?? 0) };
  }

  /** Open sums by the days since they were due, the largest first. */
  async ageing(organizationId: number, today: CalendarDate): Promise<AgedSums[]> {
    const within = (condition: string) => `SUM(CASE WHEN ${condition} THEN owed.open ELSE 0 END)`;
    const days = 'DATEDIFF(?, head.dueOn)';
    const rows: Record<keyof AgedSums, string | null>[] = await this.dataSource.query(
      `SELECT head.customerId, ${within(`${days} <= 0`)} AS notDue, ${within(`${days} BETWEEN 1 AND 30`)} AS to30, ${within(`${days} BETWEEN 31 AND 60`)} AS to60,
         ${within(`${days} BETWEEN 61 AND 90`)} AS to90, ${within(`${days} > 90`)} AS over90, SUM(owed.open) AS total
       FROM (${byTicket('')}) owed JOIN ledger_lines head ON head.id = owed.head WHERE owed.open > 0 GROUP BY head.customerId ORDER BY total DESC, head.customerId`,
      [today, today, today, today, today, organizationId],
    );
    return rows.map(({ customerId, notDue, to30, to60, to90, over90, total }) => ({
      customerId: customerId === null ? null : Number(customerId), notDue: Number(notDue), to30: Number(to30), to60: Number(to60), to90: Number(to90), over90: Number(over90), total: Number(total),
    }));
  }

  /** Customer → what of their approvals that were put on credit is open; none are missing. */
  async onCredit(organizationId: number, customerIds: readonly number[]): Promise<Map<number, Fen>> {
    if (customerIds.length === 0) return new Map();
    const theirs = "SELECT ticketId FROM ledger_lines WHERE organizationId = ? AND account = 'receivable' AND source = 'quote-on-credit' AND customerId IN (?)";
    const rows: { customerId: number; open: string }[] = await this.dataSource.query(
      `SELECT head.customerId, SUM(owed.open) AS open FROM (${byTicket(`AND ticketId IN (${theirs})`)}) owed JOIN ledger_lines head ON head.id = owed.head
       WHERE owed.open > 0 AND head.source = 'quote-on-credit' AND head.customerId IN (?) GROUP BY head.customerId`, [organizationId, organizationId, customerIds, customerIds],
    );
    return new Map(rows.map(({ customerId, open }) => [customerId, Number(open)]));
  }

  async ofPeriod(organizationId: number, by: SumDimension, from: CalendarDate, to: CalendarDate): Promise<PeriodSums[]> {
    const key = by === 'day' ? "DATE_FORMAT(postedOn, '%Y-%m-%d')" : sumDimensions[by];
    const sum = (side: string, condition: string) => `SUM(CASE WHEN ${condition} THEN ${side} ELSE 0 END)`;
    const debits = '(CAST(debit AS SIGNED) - CAST(credit AS SIGNED))';
    const credits = '(CAST(credit AS SIGNED) - CAST(debit AS SIGNED))';
    const rows: Record<keyof PeriodSums, string | number | null>[] = await this.dataSource.query(
      `SELECT ${key} AS \`key\`, COUNT(DISTINCT ticketId) AS tickets,
         ${sum(debits, "account = 'receivable' AND source IN ('quote-approved', 'quote-superseded', 'quote-cancelled')")} AS approved,
         ${sum(debits, `account IN ${moneyAccounts} AND source IN ('payment', 'payment-surplus')`)} AS received,
         ${sum(credits, `account IN ${moneyAccounts} AND source IN ('refund', 'refund-surplus')`)} AS refunded,
         ${sum(credits, "account = 'revenue'")} AS revenue, ${sum(credits, "account = 'output-tax'")} AS tax, ${sum(debits, "account = 'fees'")} AS fees
       FROM ledger_lines WHERE organizationId = ? AND postedOn BETWEEN ? AND ? GROUP BY \`key\` ORDER BY \`key\``, [organizationId, from, to],
    );
    return rows.map(({ key: value, tickets, ...sums }) => ({
      key: value === null ? null : String(value), tickets: Number(tickets), approved: Number(sums.approved), received: Number(sums.received), refunded: Number(sums.refunded),
      revenue: Number(sums.revenue), tax: Number(sums.tax), fees: Number(sums.fees),
    }));
  }

  /** What is owed at the end of a day, below zero where more was paid, by whom the newest approval until then counts for. */
  async openBy(organizationId: number, by: Exclude<SumDimension, 'day'>, to: CalendarDate): Promise<Map<string | null, Fen>> {
    const rows: { key: number | null; open: string }[] = await this.dataSource.query(
      `SELECT head.${sumDimensions[by]} AS \`key\`, SUM(owed.open) AS open FROM (${byTicket('AND postedOn <= ?')}) owed JOIN ledger_lines head ON head.id = owed.head
       WHERE owed.open <> 0 GROUP BY \`key\``, [organizationId, to],
    );
    return new Map(rows.map(({ key, open }) => [key === null ? null : String(key), Number(open)]));
  }

  /** By how much each day changed what is owed; all before `from` in one sum. */
  async receivableMovements(organizationId: number, from: CalendarDate, to: CalendarDate): Promise<{ before: Fen; days: Map<CalendarDate, Fen> }> {
    const rows: { day: CalendarDate | null; sum: string }[] = await this.dataSource.query(
      `SELECT CASE WHEN postedOn >= ? THEN DATE_FORMAT(postedOn, '%Y-%m-%d') END AS day, SUM(debit) - SUM(credit) AS sum
       FROM ledger_lines WHERE organizationId = ? AND account = 'receivable' AND postedOn <= ? GROUP BY day`, [from, organizationId, to],
    );
    return {
      before: Number(rows.find(({ day }) => day === null)?.sum ?? 0),
      days: new Map(rows.flatMap(({ day, sum }) => (day === null ? [] : [[day, Number(sum)]]))),
    };
  }

  /** When and over which sum quotes were approved. */
  async approvals(organizationId: number, quoteIds: readonly number[]): Promise<Map<number, { amount: Fen; approvedAt: Date }>> {
    if (quoteIds.length === 0) return new Map();
    const rows: { quoteId: number; amount: number; approvedAt: Date }[] = await this.dataSource.query(
      `SELECT line.quoteId, line.debit AS amount, entry.createdAt AS approvedAt FROM ledger_entries entry JOIN ledger_lines line ON line.entryId = entry.id
       WHERE entry.organizationId = ? AND entry.source = 'quote-approved' AND entry.sourceId IN (?) AND line.account = 'receivable'`, [organizationId, quoteIds],
    );
    return new Map(rows.map(({ quoteId, ...approval }) => [quoteId, approval]));
  }

  /** Numbers of payments and refunds of days: those that moved money. */
  async counts(organizationId: number, from: CalendarDate, to: CalendarDate): Promise<{ received: number; refunded: number }> {
    const rows: { received: string | null; refunded: string | null }[] = await this.dataSource.query(
      `SELECT SUM(source IN ('payment', 'payment-surplus')) AS received, SUM(source IN ('refund', 'refund-surplus')) AS refunded FROM ledger_entries WHERE organizationId = ? AND postedOn BETWEEN ? AND ?`,
      [organizationId, from, to],
    );
    return { received: Number(rows[0]?.received ?? 0), refunded: Number(rows[0]?.refunded ?? 0) };
  }
}

type RawReceivable = Omit<OpenReceivable, 'open' | 'onCredit'> & { open: string; onCredit: number };
