/** Finance answered: the payer is told. */
export const invoiceAnswered = 'invoice.answered';
export interface InvoiceAnswered {
  ticketId: number;
  answer: 'issued' | 'refused' | 'cancelled';
}
