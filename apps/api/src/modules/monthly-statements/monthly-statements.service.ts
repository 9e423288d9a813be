import { Injectable } from '@nestjs/common';
import { ticketNumber, type CalendarDate, type MonthlyStatement, type Page } from '@scanfix/shared-types';
import type { MonthlyStatementQueryDto } from './dto/monthly-statement.dto.js';
import { endOfMonth, monthOf } from './month.js';
import type { MonthlyStatementLineRow, MonthlyStatementRow } from './monthly-statement.entity.js';
import { MonthlyStatementsRepository } from './monthly-statements.repository.js';
import { printStatement } from './statement-document.js';
import { openOf, type TicketOpen } from './statement.open.js';
import { AuditService } from '../audit/audit.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { QuoteBooksService } from '../quotes/quote-books.service.js';
import { QuotesService } from '../quotes/quotes.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Gate } from '../../platform/concurrency/gate.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** Rows read at once when only open ones are wanted. */
const batch = 100;
const gate = new Gate(2);

/** What customers on credit are asked to pay, month by month. */
@Injectable()
export class MonthlyStatementsService {
  constructor(
    private readonly statements: MonthlyStatementsRepository,
    private readonly books: QuoteBooksService,
    private readonly quotes: QuotesService,
    private readonly ledger: LedgerReportsService,
    private readonly tickets: TicketsService,
    private readonly customers: CustomersService,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first. What is open follows from the books, so that open ones are looked for page by page. */
  async page(organizationId: number, { customerId, open, cursor, limit }: MonthlyStatementQueryDto): Promise<Page<MonthlyStatement>> {
    let [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const found: MonthlyStatement[] = [];
    for (;;) {
      const rows = await this.statements.page(organizationId, customerId, beforeId, open === undefined ? limit + 1 : batch);
      for (const statement of await this.views(organizationId, rows)) if (open === undefined || open === statement.open > 0) found.push(statement);
      beforeId = rows.at(-1)?.id ?? null;
      if (found.length > limit || open === undefined || rows.length < batch) break;
    }
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown, nextCursor: last && found.length > limit ? encodeCursor(last.id) : null };
  }

  /** By hand. @throws DomainError `not-found`, `statement-empty` where everything stands in a statement already */
  async make(actor: Actor, customerId: number, month: string): Promise<MonthlyStatement> {
    const { organizationId } = actor;
    await this.customers.require(organizationId, customerId);
    const { timeZone } = await this.organizations.settings(organizationId);
    if (month > monthOf(calendarDayOf(new Date(), timeZone))) throw invalidField('month', 'in-the-future');
    const id = await this.write(organizationId, customerId, month, (work) => this.unitOfWork.once(actor, async (transaction) => {
      const made = await work(transaction, actor.userId);
      await this.audit.record(transaction, actor, { action: 'monthly-statement.made', subject: 'monthly-statement', subjectId: made, label: numberOf(made, month) });
      return made;
    }));
    return this.require(organizationId, id);
  }

  /** By the clock: once a month; what is put on credit later stands in the next one. Answers whether there was anything to state. */
  async makeByClock(organizationId: number, customerId: number, month: string): Promise<boolean> {
    if (await this.statements.exists(organizationId, customerId, month)) return false;
    try {
      await this.write(organizationId, customerId, month, (work) => this.unitOfWork.run((transaction) => work(transaction, null)));
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'statement-empty') return false;
      throw error;
    }
  }

  async print(organizationId: number, id: number): Promise<{ pdf: Buffer; number: string }> {
    const [statement, organization] = await Promise.all([this.require(organizationId, id), this.organizations.settings(organizationId)]);
    return { pdf: await gate.run(() => printStatement(statement, { organization, printedAt: new Date() })), number: statement.number };
  }

  private async write(
    organizationId: number, customerId: number, month: string, commit: (work: (transaction: Transaction, userId: number | null) => Promise<number>) => Promise<number>,
  ): Promise<number> {
    const { timeZone } = await this.organizations.settings(organizationId);
    const onCredit = await this.books.onCredit(organizationId, customerId, endOfMonth(month, timeZone));
    const stated = await this.statements.stated(organizationId, onCredit.map(({ id }) => id));
    const due = onCredit.filter(({ id }) => !stated.has(id));
    const tickets = await this.tickets.findMany(organizationId, due.map(({ ticketId }) => ticketId));
    const dueOn = due.map((quote) => quote.dueOn).reduce<CalendarDate>((latest, day) => (day > latest ? day : latest), '');
    // Of two at once, the database lets one have each quote.
    return refuseDuplicate(() => commit((transaction, createdById) => {
      if (due.length === 0) throw new DomainError('statement-empty');
      return this.statements.insert(transaction, { organizationId, customerId, month, dueOn, createdById, createdAt: new Date() }, due.map(({ id, ticketId, total, decidedAt }) => ({
        quoteId: id, ticketId, device: tickets.get(ticketId)?.assetName ?? null, approvedAt: decidedAt, amount: total,
      })));
    }), () => new DomainError('statement-empty'));
  }

  private async require(organizationId: number, id: number): Promise<MonthlyStatement> {
    const row = await this.statements.find(organizationId, id);
    const [statement] = row ? await this.views(organizationId, [row]) : [];
    if (!statement) throw new DomainError('not-found');
    return statement;
  }

  private async views(organizationId: number, rows: readonly MonthlyStatementRow[]): Promise<MonthlyStatement[]> {
    const lines = await this.statements.linesOf(rows.map(({ id }) => id));
    const [names, quotes, open] = await Promise.all([
      this.customers.names(organizationId, rows.map(({ customerId }) => customerId)),
      this.quotes.byIds(organizationId, lines.map(({ quoteId }) => quoteId)),
      this.openOf(organizationId, lines),
    ]);
    return rows.map((row) => {
      const own = lines.filter(({ statementId }) => statementId === row.id).map(({ quoteId, ticketId, device, approvedAt, amount }) => ({
        quoteId, ticketNumber: ticketNumber(ticketId), device, approvedAt: approvedAt.toISOString(), amount,
        open: openOf({ quoteId, amount, approved: quotes.get(quoteId)?.state === 'approved' }, open.get(ticketId)),
      }));
      return {
        id: row.id, number: numberOf(row.id, row.month), customer: { id: row.customerId, name: names.get(row.customerId) ?? '' }, month: row.month, dueOn: row.dueOn, lines: own,
        total: own.reduce((sum, { amount }) => sum + amount, 0), open: own.reduce((sum, line) => sum + line.open, 0), createdAt: row.createdAt.toISOString(),
      };
    });
  }

  /** What of each ticket is open by the books. */
  private async openOf(organizationId: number, lines: readonly MonthlyStatementLineRow[]): Promise<Map<number, TicketOpen>> {
    const ticketIds = [...new Set(lines.map(({ ticketId }) => ticketId))];
    const rows = await this.ledger.receivables(organizationId, { ticketIds }, null, ticketIds.length);
    const approvals = await this.ledger.approvals(organizationId, rows.map(({ quoteId }) => quoteId));
    return new Map(rows.map(({ ticketId, open, quoteId }) => [ticketId, { open, quoteId, amount: approvals.get(quoteId)?.amount ?? 0 }]));
  }
}

function numberOf(id: number, month: string): string {
  return `ZD${month.replace('-', '')}-${String(id).padStart(5, '0')}`;
}
