import type {
  DeclineQuoteReason, InvoiceState, LedgerAccount, LedgerRule, LedgerSource, PaymentChannel, PaymentState, RefundReason, RefundState, RequestInvoiceRequest, ShippingState,
} from '@scanfix/shared-types';

export const declineQuoteReasons: Record<DeclineQuoteReason, string> = {
  'too-expensive': 'Too expensive',
  'not-needed': 'Not needed any more',
  'repair-elsewhere': 'Repaired elsewhere',
  'not-understood': 'Not clear what it is for',
  other: 'Other',
};

export const paymentStates: Record<PaymentState | 'surplus', string> = {
  created: 'Being ordered',
  prepaid: 'Waiting for payment',
  paid: 'Received',
  closed: 'Not paid, closed',
  'partially-refunded': 'Partly refunded',
  refunded: 'Refunded',
  surplus: 'Too much, needs a hand',
};
export const paymentChannels: Record<PaymentChannel, string> = {
  'mini-program': 'WeChat mini-program',
  'official-account': 'WeChat Official Account',
  native: 'WeChat QR code',
  cash: 'Cash',
  transfer: 'Bank transfer',
  pos: 'Card (POS)',
};
export const shippingStates: Record<ShippingState, string> = { 'not-needed': 'Not needed', waiting: 'Waiting to be uploaded', uploaded: 'Uploaded', failed: 'Failed, will be tried again' };

export const refundStates: Record<RefundState, string> = {
  requested: 'Waits for a decision',
  refused: 'Refused',
  approved: 'Approved, not yet out',
  processing: 'On its way back',
  succeeded: 'Paid back',
  closed: 'Not paid back, closed',
  abnormal: 'Cannot be paid out',
};
export const refundReasons: Record<RefundReason, string> = {
  overcharged: 'Charged too much',
  'not-done': 'Not done, or not all of it',
  goodwill: 'Goodwill',
  duplicate: 'Paid twice',
  'paid-after-close': 'Paid after its order was closed',
  other: 'Other',
};
export const wechatFailures: Record<string, string> = {
  NOT_ENOUGH: 'The merchant’s balance is too low. It is tried again once topped up.',
  'balance-too-low': 'The merchant’s balance is too low. It is tried again once topped up.',
  USER_ACCOUNT_ABNORMAL: 'The payer’s WeChat account cannot take it. Contact them and pay back another way.',
  'payer-account-closed': 'The payer’s WeChat account is closed. Contact them and pay back another way.',
  ABNORMAL: 'The payer’s card or account cannot take it. Contact them and pay back another way.',
  CLOSED: 'WeChat closed this refund and nothing went out. Request it anew where needed.',
  FREQUENCY_LIMITED: 'WeChat asks to go slower; it is tried again.',
  'too-frequent': 'WeChat asks to go slower; it is tried again.',
  SYSTEM_ERROR: 'WeChat had an error; it is tried again.',
  busy: 'WeChat is busy; it is tried again.',
  'no-answer': 'WeChat did not answer; it is tried again.',
  unverified: 'WeChat’s answer was not signed rightly and was not believed. Check the merchant’s public key or platform certificate.',
  unreadable: 'WeChat’s answer could not be read and was not believed. It is tried again.',
  NO_AUTH: 'The merchant may not do this: open it in the merchant platform.',
  'not-permitted': 'The merchant may not do this: open it in the merchant platform.',
  MCH_NOT_EXISTS: 'WeChat does not know this merchant: check its settings.',
  misconfigured: 'The merchant is not bound to the app: check its settings.',
  'signature-refused': 'WeChat refuses our signature: check the merchant’s certificate and key.',
  'bad-request': 'WeChat does not take this request: tell an administrator.',
  RESOURCE_NOT_EXISTS: 'WeChat cannot find the original order.',
  'no-statement': 'WeChat says that there is no bill for this day.',
  'statement-not-ready': 'WeChat has not made the bill of this day yet; it is tried again.',
  internal: 'The server had an error; it is logged and tried again.',
};

export const ledgerAccounts: Record<LedgerAccount, string> = {
  cash: 'Cash',
  bank: 'Bank',
  wechat: 'WeChat Pay balance',
  receivable: 'Receivables',
  'contract-liability': 'Contract liability',
  'output-tax': 'Output VAT',
  suspense: 'Suspense',
  revenue: 'Revenue',
  fees: 'Payment fees',
};
export const ledgerSources: Record<LedgerSource, string> = {
  'quote-approved': 'Quote approved',
  'quote-on-credit': 'Put on credit',
  'quote-superseded': 'Quote superseded',
  'quote-cancelled': 'Quote cancelled',
  payment: 'Payment',
  'payment-surplus': 'Surplus payment',
  'payment-matched': 'Surplus matched',
  revenue: 'Revenue on completion',
  refund: 'Refund',
  'refund-surplus': 'Surplus refunded',
  fee: 'Fee',
  'fee-returned': 'Fee returned',
  correction: 'Correction by reconciliation',
};
export const ledgerRules: Record<LedgerRule, string> = {
  'entry-balances': 'Debits equal credits in each entry',
  'books-balance': 'Debits equal credits over all accounts',
  'payment-posted': 'Each payment is in the books',
  'refund-posted': 'Each refund is in the books',
  'quote-posted': 'Each approved quote is in the books',
  'receivable-explained': 'Receivables agree with what tickets owe',
  chain: 'No entry was changed or removed',
};

export const invoiceStates: Record<InvoiceState, string> = { requested: 'To be issued', issued: 'Issued', refused: 'Refused', cancelled: 'Cancelled' };
export const invoiceTitleKinds: Record<RequestInvoiceRequest['titleKind'], string> = { personal: 'Person', company: 'Company' };
