import { ticketNumber, type InvoiceView } from '@scanfix/shared-types';
import type { InvoiceRow } from './invoice.entity.js';

export function invoiceViewOf(row: InvoiceRow): InvoiceView {
  return {
    id: row.id,
    ticketId: row.ticketId,
    ticketNumber: ticketNumber(row.ticketId),
    titleKind: row.titleKind,
    title: row.title,
    ...(row.taxNumber === null ? {} : { taxNumber: row.taxNumber }),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.note === null ? {} : { note: row.note }),
    amount: row.amount,
    tax: row.tax,
    state: row.state,
    requestedAt: row.requestedAt.toISOString(),
    invoiceNumber: row.invoiceNumber,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    refusedReason: row.refusedReason,
  };
}
