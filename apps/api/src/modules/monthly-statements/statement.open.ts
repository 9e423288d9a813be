import type { Fen } from '@scanfix/shared-types';

/** What the books say of a ticket: the open sum, and the newest approval with its total. */
export interface TicketOpen {
  open: Fen;
  quoteId: number;
  amount: Fen;
}

/**
 * What is open of one approved quote. Money for a ticket pays what was approved first: what is open belongs to its newest quote, and the rest to
 * the one before a rework. A quote that another version took the place of is not owed.
 */
export function openOf({ quoteId, amount, approved }: { quoteId: number; amount: Fen; approved: boolean }, ticket: TicketOpen | undefined): Fen {
  if (!ticket || !approved) return 0;
  const left = ticket.quoteId === quoteId ? ticket.open : ticket.open - ticket.amount;
  return Math.max(0, Math.min(amount, left));
}
