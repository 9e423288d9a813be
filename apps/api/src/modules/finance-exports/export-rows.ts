import { Injectable } from '@nestjs/common';
import { ticketNumber, type CalendarDate, type ExportSettings, type LedgerEntry, type LedgerLine, type Receivable, type StatementGroup, type StatementRow } from '@scanfix/shared-types';
import { yuan } from './export-amounts.js';
import type { ExportField } from './export.columns.js';
import type { ExportWords } from './export-words.js';
import { CustomersService } from '../customers/customers.service.js';
import { ReceivablesService } from '../finance/receivables.service.js';
import { StatementsService } from '../finance/statements.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { PaymentBooksService, type ReceivedPayment, type SucceededRefund } from '../payments/payment-books.service.js';
import type { Cell } from '../../platform/spreadsheets/spreadsheet.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';
import { instantOnTheWall } from '../../platform/time/wall-clock.js';

/** A period of an organization's days, and how its file speaks. */
export interface ExportPeriod {
  organizationId: number;
  from: CalendarDate;
  to: CalendarDate;
  timeZone: string;
  words: ExportWords;
}
type Cells<Kind extends keyof ExportSettings['columns']> = Record<ExportField<Kind>, Cell>;
type Names = ReadonlyMap<number, string>;

/** Rows of a file as they are read: nothing of it is held in memory. */
@Injectable()
export class ExportRows {
  constructor(
    private readonly payments: PaymentBooksService,
    private readonly ledger: LedgerReportsService,
    private readonly receivablesService: ReceivablesService,
    private readonly statements: StatementsService,
    private readonly customers: CustomersService,
    private readonly people: PeopleService,
  ) {}

  async *paid(period: ExportPeriod): AsyncGenerator<Cells<'payments'>> {
    const { organizationId } = period;
    for await (const rows of this.payments.paidBetween(organizationId, ...instantsOf(period))) {
      const [customers, people] = await this.names(organizationId, rows.map(({ customerId }) => customerId), rows.map(({ recordedById }) => recordedById));
      for (const row of rows) yield paymentCells(row, period, customers, people);
    }
  }

  async *refunds(period: ExportPeriod): AsyncGenerator<Cells<'refunds'>> {
    const { organizationId } = period;
    for await (const rows of this.payments.succeededBetween(organizationId, ...instantsOf(period))) {
      const [customers, people] = await this.names(organizationId, rows.map(({ customerId }) => customerId), rows.flatMap(({ requestedById, decidedById }) => [requestedById, decidedById]));
      for (const row of rows) yield refundCells(row, period, customers, people);
    }
  }

  /** Open today, of what was approved in the period. */
  async *receivables(period: ExportPeriod): AsyncGenerator<Cells<'receivables'>> {
    const { organizationId, from, to, timeZone } = period;
    for await (const rows of this.receivablesService.all(organizationId)) {
      for (const row of rows) {
        const approvedOn = calendarDayOf(new Date(row.approvedAt), timeZone);
        if (approvedOn >= from && approvedOn <= to) yield receivableCells(row, period);
      }
    }
  }

  async *lines({ organizationId, from, to, words }: ExportPeriod, accountCodes: ExportSettings['accountCodes']): AsyncGenerator<Cells<'ledger'>> {
    for await (const entry of this.ledger.entries(organizationId, { from, to })) {
      for (const line of entry.lines) yield lineCells(entry, line, words, accountCodes);
    }
  }

  async *sums({ organizationId, from, to, words }: ExportPeriod, by: StatementGroup): AsyncGenerator<Cells<'statement'>> {
    for (const row of await this.statements.rows(organizationId, { by, from, to })) yield statementCells(row, words);
  }

  private async names(organizationId: number, customerIds: readonly (number | null)[], userIds: readonly (number | null)[]): Promise<[Names, Names]> {
    const present = (ids: readonly (number | null)[]) => ids.filter((id) => id !== null);
    const [customers, people] = await Promise.all([this.customers.names(organizationId, present(customerIds)), this.people.byIds(organizationId, present(userIds))]);
    return [customers, new Map([...people].map(([id, { name }]) => [id, name ?? '']))];
  }
}

function instantsOf({ from, to, timeZone }: ExportPeriod): [Date, Date] {
  return [new Date(instantOnTheWall(from, 0, timeZone)), new Date(instantOnTheWall(to, 1440, timeZone))];
}

const nameOf = (id: number | null, names: Names) => (id === null ? null : names.get(id) ?? null);
const amount = (fen: number): Cell => ({ decimal: yuan(fen) });
const count = (value: number): Cell => ({ decimal: String(value) });
/** On the clocks of the organization, to the second. Swedish writes its dates as ISO 8601 does. */
const moment = (at: Date, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);

function paymentCells(row: ReceivedPayment, { timeZone, words }: ExportPeriod, customers: Names, people: Names): Cells<'payments'> {
  return {
    paidAt: moment(row.paidAt, timeZone), ticketNumber: ticketNumber(row.ticketId), customerName: nameOf(row.customerId, customers), channel: words.channels[row.channel], amount: amount(row.amount),
    refunded: amount(row.refunded), fee: row.fee === null ? null : amount(row.fee), state: words.states[row.state], purpose: words.purposes[row.purpose], outTradeNo: row.outTradeNo, transactionId: row.transactionId,
    voucherNumber: row.voucherNumber, payerName: row.payerName, recordedBy: nameOf(row.recordedById, people), reconciledOn: row.reconciledOn === null ? null : { day: row.reconciledOn }, note: row.note,
  };
}

function refundCells(row: SucceededRefund, { timeZone, words }: ExportPeriod, customers: Names, people: Names): Cells<'refunds'> {
  return {
    succeededAt: moment(row.succeededAt, timeZone), ticketNumber: ticketNumber(row.ticketId), customerName: nameOf(row.customerId, customers), channel: words.channels[row.channel], amount: amount(row.amount),
    reason: words.reasons[row.reason], outRefundNo: row.outRefundNo, outTradeNo: row.outTradeNo, requestedBy: nameOf(row.requestedById, people), decidedBy: nameOf(row.decidedById, people),
    voucherNumber: row.voucherNumber, note: row.note,
  };
}

function receivableCells(row: Receivable, { timeZone, words }: ExportPeriod): Cells<'receivables'> {
  return {
    ticketNumber: row.ticketNumber, customerName: row.customer?.name ?? null, contactName: row.contactName, approvedAt: moment(new Date(row.approvedAt), timeZone), dueOn: { day: row.dueOn },
    overdueDays: count(row.overdueDays), onCredit: row.onCredit ? words.yes : words.no, amount: amount(row.amount), open: amount(row.open),
  };
}

function lineCells(entry: LedgerEntry, { account, debit, credit }: LedgerLine, words: ExportWords, accountCodes: ExportSettings['accountCodes']): Cells<'ledger'> {
  return {
    on: { day: entry.on }, entry: count(entry.id), source: words.sources[entry.source], ticketNumber: entry.ticketNumber, customerName: entry.customerName, text: entry.text,
    accountCode: accountCodes[account], accountName: words.accounts[account], debit: amount(debit), credit: amount(credit),
  };
}

function statementCells(row: StatementRow, words: ExportWords): Cells<'statement'> {
  return {
    name: row.name ?? words.nobody, tickets: count(row.tickets), approved: amount(row.approved), received: amount(row.received), refunded: amount(row.refunded), revenue: amount(row.revenue), tax: amount(row.tax),
    fees: amount(row.fees), open: amount(row.open),
  };
}
