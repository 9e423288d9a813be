import type { RunningApi } from './api.js';
import { InvoiceRow } from '../../src/modules/invoices/invoice.entity.js';
import { MonthlyStatementRow } from '../../src/modules/monthly-statements/monthly-statement.entity.js';

/** A refused invoice and an empty statement, for tests that only need them to be somebody's. */
export async function createPapers(api: RunningApi, organizationId: number, { ticketId, requesterId, customerId }: { ticketId: number; requesterId: number; customerId: number }): Promise<{ invoiceId: number; statementId: number }> {
  const now = new Date();
  const invoice = await api.database.getRepository(InvoiceRow).save({
    organizationId, ticketId, standingTicketId: null, titleKind: 'personal' as const, title: '张三', taxNumber: null, email: null, note: null, amount: 100, tax: 6, state: 'refused' as const, requestedById: requesterId,
    requestedAt: now, invoiceNumber: null, issuedAt: null, issuedById: null, refusedReason: '抬头不符', endedAt: now, endedById: requesterId,
  });
  const statement = await api.database.getRepository(MonthlyStatementRow).save({ organizationId, customerId, month: '2026-01', dueOn: '2026-02-28', createdById: null, createdAt: now });
  return { invoiceId: invoice.id, statementId: statement.id };
}
