import type { ApproveQuoteRequest, DeclineQuoteRequest, InvoiceView, PaymentStarted, PaymentView, Receipt, RequestInvoiceRequest, StartPaymentRequest, TicketMoney, TicketProgress } from '@scanfix/shared-types';
import { apiUrl, routePath, send } from '@/api/transport';
import type { TicketReference } from '@/reporting/ticket-reference';
import { call } from '@/session/call';
import { ensureSession } from '@/session/session';

/** What a requester can do about a ticket's money, whichever way it was found. */
export interface MoneyAccess {
  load: () => Promise<TicketMoney>;
  /** What it is for. */
  ticket: () => Promise<TicketProgress>;
  approve: (quoteId: number, body: ApproveQuoteRequest, idempotencyKey: string) => Promise<TicketMoney>;
  decline: (quoteId: number, body: DeclineQuoteRequest, idempotencyKey: string) => Promise<TicketMoney>;
  startPayment: (body: StartPaymentRequest, idempotencyKey: string) => Promise<PaymentStarted>;
  /** The server asks WeChat. */
  refreshPayment: (paymentId: number) => Promise<PaymentView>;
  receipt: () => Promise<Receipt>;
  /** Where the receipt lies as a PDF. */
  receiptFile: () => Promise<{ url: string; headers: Record<string, string> }>;
  invoices: () => Promise<InvoiceView[]>;
  requestInvoice: (body: RequestInvoiceRequest, idempotencyKey: string) => Promise<InvoiceView>;
}

function bySession(params: { id: number }): MoneyAccess {
  return {
    load: () => call('GET /my/tickets/:id/money', { params }),
    ticket: () => call('GET /my/tickets/:id', { params }),
    approve: (quoteId, body, idempotencyKey) => call('POST /my/tickets/:id/quotes/:quoteId/approve', { params: { ...params, quoteId }, body, idempotencyKey }),
    decline: (quoteId, body, idempotencyKey) => call('POST /my/tickets/:id/quotes/:quoteId/decline', { params: { ...params, quoteId }, body, idempotencyKey }),
    startPayment: (body, idempotencyKey) => call('POST /my/tickets/:id/payments', { params, body, idempotencyKey }),
    refreshPayment: (paymentId) => call('POST /my/tickets/:id/payments/:paymentId/refresh', { params: { ...params, paymentId }, body: {} }),
    receipt: () => call('GET /my/tickets/:id/receipt', { params }),
    receiptFile: async () => {
      const { accessToken } = await ensureSession();
      return { url: apiUrl(routePath('GET /my/tickets/:id/receipt/file', params)), headers: { Authorization: `Bearer ${accessToken}` } };
    },
    invoices: () => call('GET /my/tickets/:id/invoices', { params }),
    requestInvoice: (body, idempotencyKey) => call('POST /my/tickets/:id/invoices', { params, body, idempotencyKey }),
  };
}

function byLink(params: { followToken: string }): MoneyAccess {
  return {
    load: () => send('GET /public/tickets/:followToken/money', { params }, null),
    ticket: () => send('GET /public/tickets/:followToken', { params }, null),
    approve: (quoteId, body, idempotencyKey) => send('POST /public/tickets/:followToken/quotes/:quoteId/approve', { params: { ...params, quoteId }, body, idempotencyKey }, null),
    decline: (quoteId, body, idempotencyKey) => send('POST /public/tickets/:followToken/quotes/:quoteId/decline', { params: { ...params, quoteId }, body, idempotencyKey }, null),
    startPayment: (body, idempotencyKey) => send('POST /public/tickets/:followToken/payments', { params, body, idempotencyKey }, null),
    refreshPayment: (paymentId) => send('POST /public/tickets/:followToken/payments/:paymentId/refresh', { params: { ...params, paymentId }, body: {} }, null),
    receipt: () => send('GET /public/tickets/:followToken/receipt', { params }, null),
    receiptFile: () => Promise.resolve({ url: apiUrl(routePath('GET /public/tickets/:followToken/receipt/file', params)), headers: {} }),
    invoices: () => send('GET /public/tickets/:followToken/invoices', { params }, null),
    requestInvoice: (body, idempotencyKey) => send('POST /public/tickets/:followToken/invoices', { params, body, idempotencyKey }, null),
  };
}

export const moneyAccess = (reference: TicketReference): MoneyAccess => ('id' in reference ? bySession(reference) : byLink({ followToken: reference.follow }));
