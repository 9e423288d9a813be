/** Somebody without an account is to decide: they are told by SMS. */
export const quoteMessageDue = 'quote.message-due';
export interface QuoteMessageDue {
  ticketId: number;
  quoteId: number;
}

/** The requester decided, or nobody may any more. */
export const quoteDecided = 'quote.decided';
export interface QuoteDecided {
  ticketId: number;
  quoteId: number;
  decision: 'approved' | 'declined' | 'withdrawn' | 'expired';
}
