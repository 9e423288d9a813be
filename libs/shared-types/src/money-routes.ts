import type { FileDownload, FileUpload } from './attachments.js';
import type * as N from './finance.js';
import type { Page } from './paging.js';
import type { Permission } from './permissions.js';
import type * as M from './payments.js';
import type * as P from './prices.js';
import type * as Q from './quotes.js';
import type * as R from './reconciliation.js';
import type * as W from './warranties.js';

type Id = { id: number };
type Follow = { followToken: string };
type Empty = Record<string, never>;

/** The routes of prices, quotes, payments and finance. */
export interface MoneyRoutes {
  // price before work
  'GET /price-books': { response: P.PriceBook[] };
  'POST /price-books': { body: P.SavePriceBookRequest; response: P.PriceBook };
  'PUT /price-books/:id': { params: Id; body: P.SavePriceBookRequest; response: P.PriceBook };
  'POST /price-books/:id/publish': { params: Id; body: Empty; response: P.PriceBook };
  'DELETE /price-books/:id': { params: Id; response: Empty };
  'GET /price-books/:id/trial': { params: Id; query: P.TryPricesQuery; response: P.PriceTrial };
  'GET /price-band': { query: P.PriceBandQuery; response: P.PriceBand };
  'GET /my/price-band': { query: P.PriceBandQuery; response: P.PriceBand };
  'GET /contracts': { query: W.ContractQuery; response: Page<W.ServiceContract> };
  'GET /contracts/:id': { params: Id; response: W.ServiceContract };
  'POST /contracts': { body: W.SaveContractRequest; response: W.ServiceContract };
  'PUT /contracts/:id': { params: Id; body: W.SaveContractRequest; response: W.ServiceContract };
  'POST /contracts/:id/terminate': { params: Id; body: { reason: string }; response: W.ServiceContract };
  'GET /money-settings': { response: Q.MoneySettings };
  'PUT /money-settings': { body: Q.SaveMoneySettingsRequest; response: Q.MoneySettings };

  // a ticket's money, for the desk, the engineer, the requester, and who has only the link
  'GET /tickets/:id/money': { params: Id; response: Q.TicketMoney };
  'GET /tickets/:id/quote-material': { params: Id; response: Q.QuoteMaterial };
  'POST /tickets/:id/quotes/preview': { params: Id; body: Q.OfferQuoteRequest; response: Q.QuotePreview };
  'POST /tickets/:id/misuse/withdraw': { params: Id; body: W.WithdrawMisuseRequest; response: Q.TicketMoney };
  'POST /tickets/:id/quotes': { params: Id; body: Q.OfferQuoteRequest; response: Q.TicketMoney };
  'POST /quotes/:id/withdraw': { params: Id; body: Q.WithdrawQuoteRequest; response: Q.TicketMoney };
  'GET /quotes/:id/credit': { params: Id; response: M.QuoteCredit };
  'POST /quotes/:id/credit': { params: Id; body: M.PutOnCreditRequest; response: Q.TicketMoney };
  'GET /jobs/:id/money': { params: Id; response: Q.TicketMoney };
  'GET /jobs/:id/quote-material': { params: Id; response: Q.QuoteMaterial };
  'POST /jobs/:id/quotes/preview': { params: Id; body: Q.OfferQuoteRequest; response: Q.QuotePreview };
  'POST /jobs/:id/quotes': { params: Id; body: Q.OfferQuoteRequest; response: Q.TicketMoney };
  'POST /jobs/:id/quotes/:quoteId/approve': { params: Id & { quoteId: number }; body: Q.ApproveQuoteOnSiteRequest; response: Q.TicketMoney };
  'POST /jobs/:id/quotes/:quoteId/decline': { params: Id & { quoteId: number }; body: Q.DeclineQuoteRequest; response: Q.TicketMoney };
  'POST /jobs/:id/quotes/:quoteId/withdraw': { params: Id & { quoteId: number }; body: Q.WithdrawQuoteRequest; response: Q.TicketMoney };
  'POST /jobs/:id/misuse': { params: Id; body: W.DeclareMisuseRequest; response: Q.TicketMoney };
  'POST /jobs/:id/misuse/withdraw': { params: Id; body: W.WithdrawMisuseRequest; response: Q.TicketMoney };
  'POST /jobs/:id/payments': { params: Id; body: M.StartPaymentRequest; response: M.PaymentStarted };
  'POST /jobs/:id/payments/:paymentId/refresh': { params: Id & { paymentId: number }; body: Empty; response: M.PaymentView };
  'GET /my/tickets/:id/money': { params: Id; response: Q.TicketMoney };
  'POST /my/tickets/:id/quotes/:quoteId/approve': { params: Id & { quoteId: number }; body: Q.ApproveQuoteRequest; response: Q.TicketMoney };
  'POST /my/tickets/:id/quotes/:quoteId/decline': { params: Id & { quoteId: number }; body: Q.DeclineQuoteRequest; response: Q.TicketMoney };
  'POST /my/tickets/:id/payments': { params: Id; body: M.StartPaymentRequest; response: M.PaymentStarted };
  'POST /my/tickets/:id/payments/:paymentId/refresh': { params: Id & { paymentId: number }; body: Empty; response: M.PaymentView };
  'GET /my/tickets/:id/receipt': { params: Id; response: M.Receipt };
  'GET /my/tickets/:id/receipt/file': { params: Id; response: FileDownload };
  'GET /my/tickets/:id/invoices': { params: Id; response: N.InvoiceView[] };
  'POST /my/tickets/:id/invoices': { params: Id; body: N.RequestInvoiceRequest; response: N.InvoiceView };
  'GET /public/tickets/:followToken/money': { params: Follow; response: Q.TicketMoney };
  'POST /public/tickets/:followToken/quotes/:quoteId/approve': { params: Follow & { quoteId: number }; body: Q.ApproveQuoteRequest; response: Q.TicketMoney };
  'POST /public/tickets/:followToken/quotes/:quoteId/decline': { params: Follow & { quoteId: number }; body: Q.DeclineQuoteRequest; response: Q.TicketMoney };
  'POST /public/tickets/:followToken/payments': { params: Follow; body: M.StartPaymentRequest; response: M.PaymentStarted };
  'POST /public/tickets/:followToken/payments/:paymentId/refresh': { params: Follow & { paymentId: number }; body: Empty; response: M.PaymentView };
  'GET /public/tickets/:followToken/receipt': { params: Follow; response: M.Receipt };
  'GET /public/tickets/:followToken/receipt/file': { params: Follow; response: FileDownload };
  'GET /public/tickets/:followToken/invoices': { params: Follow; response: N.InvoiceView[] };
  'POST /public/tickets/:followToken/invoices': { params: Follow; body: N.RequestInvoiceRequest; response: N.InvoiceView };

  // WeChat Pay
  'GET /merchants': { response: M.Merchant[] };
  'POST /merchants': { body: M.SaveMerchantRequest; response: M.Merchant };
  'PUT /merchants/:id': { params: Id; body: M.SaveMerchantRequest; response: M.Merchant };
  'POST /merchants/:id/check': { params: Id; body: Empty; response: M.Merchant };
  'POST /merchants/:id/deactivate': { params: Id; body: Empty; response: M.Merchant };
  'POST /wechat-pay/:notifyToken/notifications': { params: { notifyToken: string }; body: unknown; response: { code: string; message: string } };

  // payments and refunds
  'GET /payments': { query: M.PaymentQuery; response: Page<M.PaymentSummary> };
  'GET /payments/:id': { params: Id; response: M.PaymentSummary };
  'POST /payments': { body: M.RecordPaymentsRequest; response: M.PaymentSummary[] };
  'POST /payments/:id/refresh': { params: Id; body: Empty; response: M.PaymentSummary };
  'POST /payments/:id/match': { params: Id; body: M.MatchPaymentRequest; response: M.PaymentSummary };
  'POST /payments/:id/refunds': { params: Id; body: M.RequestRefundRequest; response: M.RefundSummary };
  'GET /refunds': { query: M.RefundQuery; response: Page<M.RefundSummary> };
  'POST /refunds/:id/approve': { params: Id; body: M.DecideRefundRequest; response: M.RefundSummary };
  'POST /refunds/:id/refuse': { params: Id; body: M.DecideRefundRequest; response: M.RefundSummary };
  'POST /refunds/:id/retry': { params: Id; body: Empty; response: M.RefundSummary };
  'POST /refunds/:id/settle': { params: Id; body: M.SettleRefundRequest; response: M.RefundSummary };

  'GET /unexplained-notifications': { query: M.UnexplainedQuery; response: Page<M.UnexplainedNotificationView> };
  'POST /unexplained-notifications/:id/settle': { params: Id; body: M.SettleUnexplainedRequest; response: M.UnexplainedNotificationView };

  // finance's desk
  'GET /finance/overview': { response: N.FinanceOverview };
  'GET /finance/receivables': { query: N.ReceivableQuery; response: Page<N.Receivable> };
  'GET /finance/ageing': { response: N.AgeingRow[] };
  'GET /finance/statements': { query: N.StatementQuery; response: N.StatementRow[] };
  'GET /finance/monthly-statements': { query: N.MonthlyStatementQuery; response: Page<N.MonthlyStatement> };
  'POST /finance/monthly-statements': { body: { customerId: number; month: string }; response: N.MonthlyStatement };
  'GET /finance/monthly-statements/:id/file': { params: Id; response: FileDownload };
  'GET /finance/ledger': { query: N.LedgerQuery; response: Page<N.LedgerEntry> };
  'GET /finance/balances': { query: { from?: string; to?: string }; response: N.AccountBalance[] };
  'GET /finance/ledger-check': { response: N.LedgerCheck };
  'GET /finance/invoices': { query: N.InvoiceQuery; response: Page<N.InvoiceView> };
  'POST /finance/invoices/:id/issue': { params: Id; body: N.IssueInvoiceRequest; response: N.InvoiceView };
  'POST /finance/invoices/:id/refuse': { params: Id; body: N.RefuseInvoiceRequest; response: N.InvoiceView };
  'POST /finance/invoices/:id/cancel': { params: Id; body: N.RefuseInvoiceRequest; response: N.InvoiceView };
  'GET /finance/export': { query: N.FinanceExportQuery; response: FileDownload };
  'GET /finance/export-settings': { response: N.ExportSettings };
  'PUT /finance/export-settings': { body: N.SaveExportSettingsRequest; response: N.ExportSettings };
  'GET /reconciliations': { query: R.ReconciliationQuery; response: Page<R.Reconciliation> };
  'GET /reconciliations/:id': { params: Id; response: R.Reconciliation };
  'POST /reconciliations': { body: R.RunReconciliationRequest; response: R.Reconciliation };
  'POST /reconciliations/upload': { query: { date: string; merchantId?: number; kind?: 'trade' | 'fund-flow' }; body: FileUpload; response: R.Reconciliation };
  'GET /reconciliation-differences': { query: R.DifferenceQuery; response: Page<R.ReconciliationDifference> };
  'POST /reconciliation-differences/:id/work-off': { params: Id; body: R.WorkOffDifferenceRequest; response: R.ReconciliationDifference };
}

export const moneyRouteAccess: Record<keyof MoneyRoutes, Permission | 'public'> = {
  'GET /price-books': 'price:read',
  'POST /price-books': 'price:write',
  'PUT /price-books/:id': 'price:write',
  'POST /price-books/:id/publish': 'price:write',
  'DELETE /price-books/:id': 'price:write',
  'GET /price-books/:id/trial': 'price:read',
  'GET /price-band': 'public',
  'GET /my/price-band': 'ticket:submit',
  'GET /contracts': 'contract:read',
  'GET /contracts/:id': 'contract:read',
  'POST /contracts': 'contract:write',
  'PUT /contracts/:id': 'contract:write',
  'POST /contracts/:id/terminate': 'contract:write',
  'GET /money-settings': 'price:read',
  'PUT /money-settings': 'finance:configure',
  'GET /tickets/:id/money': 'quote:read',
  'GET /tickets/:id/quote-material': 'quote:write',
  'POST /tickets/:id/quotes/preview': 'quote:write',
  'POST /tickets/:id/misuse/withdraw': 'quote:write',
  'POST /tickets/:id/quotes': 'quote:write',
  'POST /quotes/:id/withdraw': 'quote:write',
  'GET /quotes/:id/credit': 'payment:record',
  'POST /quotes/:id/credit': 'payment:record',
  'GET /jobs/:id/money': 'job:work',
  'GET /jobs/:id/quote-material': 'job:work',
  'POST /jobs/:id/quotes/preview': 'job:work',
  'POST /jobs/:id/quotes': 'job:work',
  'POST /jobs/:id/quotes/:quoteId/approve': 'job:work',
  'POST /jobs/:id/quotes/:quoteId/decline': 'job:work',
  'POST /jobs/:id/quotes/:quoteId/withdraw': 'job:work',
  'POST /jobs/:id/misuse': 'job:work',
  'POST /jobs/:id/misuse/withdraw': 'job:work',
  'POST /jobs/:id/payments': 'job:work',
  'POST /jobs/:id/payments/:paymentId/refresh': 'job:work',
  'GET /my/tickets/:id/money': 'ticket:read-own',
  'POST /my/tickets/:id/quotes/:quoteId/approve': 'ticket:read-own',
  'POST /my/tickets/:id/quotes/:quoteId/decline': 'ticket:read-own',
  'POST /my/tickets/:id/payments': 'ticket:read-own',
  'POST /my/tickets/:id/payments/:paymentId/refresh': 'ticket:read-own',
  'GET /my/tickets/:id/receipt': 'ticket:read-own',
  'GET /my/tickets/:id/receipt/file': 'ticket:read-own',
  'GET /my/tickets/:id/invoices': 'ticket:read-own',
  'POST /my/tickets/:id/invoices': 'ticket:read-own',
  'GET /public/tickets/:followToken/money': 'public',
  'POST /public/tickets/:followToken/quotes/:quoteId/approve': 'public',
  'POST /public/tickets/:followToken/quotes/:quoteId/decline': 'public',
  'POST /public/tickets/:followToken/payments': 'public',
  'POST /public/tickets/:followToken/payments/:paymentId/refresh': 'public',
  'GET /public/tickets/:followToken/receipt': 'public',
  'GET /public/tickets/:followToken/receipt/file': 'public',
  'GET /public/tickets/:followToken/invoices': 'public',
  'POST /public/tickets/:followToken/invoices': 'public',
  'GET /merchants': 'merchant:write',
  'POST /merchants': 'merchant:write',
  'PUT /merchants/:id': 'merchant:write',
  'POST /merchants/:id/check': 'merchant:write',
  'POST /merchants/:id/deactivate': 'merchant:write',
  'POST /wechat-pay/:notifyToken/notifications': 'public',
  'GET /payments': 'payment:read',
  'GET /payments/:id': 'payment:read',
  'POST /payments': 'payment:record',
  'POST /payments/:id/refresh': 'payment:read',
  'POST /payments/:id/match': 'payment:record',
  'POST /payments/:id/refunds': 'refund:request',
  'GET /refunds': 'payment:read',
  'POST /refunds/:id/approve': 'refund:approve',
  'POST /refunds/:id/refuse': 'refund:approve',
  'POST /refunds/:id/retry': 'payment:record',
  'POST /refunds/:id/settle': 'payment:record',
  'GET /unexplained-notifications': 'payment:read',
  'POST /unexplained-notifications/:id/settle': 'payment:record',
  'GET /finance/overview': 'finance:read',
  'GET /finance/receivables': 'finance:read',
  'GET /finance/ageing': 'finance:read',
  'GET /finance/statements': 'finance:read',
  'GET /finance/monthly-statements': 'finance:read',
  'POST /finance/monthly-statements': 'finance:work',
  'GET /finance/monthly-statements/:id/file': 'finance:read',
  'GET /finance/ledger': 'finance:read',
  'GET /finance/balances': 'finance:read',
  'GET /finance/ledger-check': 'finance:read',
  'GET /finance/invoices': 'finance:read',
  'POST /finance/invoices/:id/issue': 'finance:work',
  'POST /finance/invoices/:id/refuse': 'finance:work',
  'POST /finance/invoices/:id/cancel': 'finance:work',
  'GET /finance/export': 'finance:read',
  'GET /finance/export-settings': 'finance:read',
  'PUT /finance/export-settings': 'finance:configure',
  'GET /reconciliations': 'finance:read',
  'GET /reconciliations/:id': 'finance:read',
  'POST /reconciliations': 'finance:work',
  'POST /reconciliations/upload': 'finance:work',
  'GET /reconciliation-differences': 'finance:read',
  'POST /reconciliation-differences/:id/work-off': 'finance:work',
};

export const idempotentMoneyRoutes = [
  'POST /price-books', 'POST /contracts', 'POST /tickets/:id/misuse/withdraw', 'POST /tickets/:id/quotes', 'POST /quotes/:id/withdraw', 'POST /quotes/:id/credit', 'POST /jobs/:id/quotes',
  'POST /jobs/:id/quotes/:quoteId/approve', 'POST /jobs/:id/quotes/:quoteId/decline', 'POST /jobs/:id/quotes/:quoteId/withdraw', 'POST /jobs/:id/misuse', 'POST /jobs/:id/misuse/withdraw', 'POST /jobs/:id/payments',
  'POST /my/tickets/:id/quotes/:quoteId/approve', 'POST /my/tickets/:id/quotes/:quoteId/decline', 'POST /my/tickets/:id/payments', 'POST /my/tickets/:id/invoices',
  'POST /public/tickets/:followToken/quotes/:quoteId/approve', 'POST /public/tickets/:followToken/quotes/:quoteId/decline',
  'POST /public/tickets/:followToken/payments', 'POST /public/tickets/:followToken/invoices', 'POST /merchants', 'POST /payments', 'POST /payments/:id/match',
  'POST /payments/:id/refunds', 'POST /refunds/:id/approve', 'POST /refunds/:id/refuse', 'POST /refunds/:id/settle', 'POST /finance/monthly-statements',
] as const satisfies readonly (keyof MoneyRoutes)[];
