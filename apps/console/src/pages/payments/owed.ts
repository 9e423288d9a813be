import type { Fen, Receivable } from '@scanfix/shared-types';
import { call } from '../../api/call';

/** A quote that somebody agreed to and has not paid. */
export interface Owed {
  quoteId: number;
  ticketId: number;
  ticketNumber: string;
  /** Who owes it. */
  name: string;
  open: Fen;
}

export function owedOf({ quoteId, ticketId, ticketNumber, customer, contactName, open }: Receivable): Owed {
  return { quoteId, ticketId, ticketNumber, name: customer?.name ?? contactName, open };
}

/** What one ticket owes; null where it owes nothing. */
export async function loadOwed(ticket: { id: number; number: string; contactName: string | null }): Promise<Owed | null> {
  const { quotes, due } = await call('GET /tickets/:id/money', { params: { id: ticket.id } });
  const approved = quotes.find(({ state }) => state === 'approved');
  if (!approved || due <= 0) return null;
  return { quoteId: approved.id, ticketId: ticket.id, ticketNumber: ticket.number, name: ticket.contactName ?? '', open: due };
}

/** All that a customer owes, oldest first; a bookkeeper pays it off in this order. */
export async function loadOwedBy(customerId: number): Promise<Owed[]> {
  const { items } = await call('GET /finance/receivables', { query: { customerId, limit: 100 } });
  return items.map(owedOf);
}
