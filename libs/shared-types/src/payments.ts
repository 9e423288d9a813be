import type { AttachmentClaim, AttachmentView } from './attachments.js';
import type { CalendarDate, Instant, PageQuery } from './paging.js';
import type { Fen } from './prices.js';

// ---- whom the money goes to

/** An organization's account with WeChat Pay. Keys go in and never come out. */
export interface Merchant {
  id: number;
  name: string;
  mchid: string;
  active: boolean;
  certificateSerial: string;
  certificateValidUntil: Instant | null;
  /** Keys that WeChat's signature is checked with. */
  verifiers: { serial: string; kind: 'public-key' | 'certificate'; validUntil: Instant | null }[];
  platformCertificates: boolean;
  notifyUrl: string;
  checkedAt: Instant | null;
  checkResult: MerchantCheckResult | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}
/** Keys that are absent stay as they are, where the account is known already. */
export interface SaveMerchantRequest {
  name: string;
  mchid: string;
  /** PEM of `apiclient_cert.pem`; its serial number is read from it. */
  certificate?: string;
  /** PEM of `apiclient_key.pem`. */
  privateKey?: string;
  /** 32 bytes. */
  apiV3Key?: string;
  /** WeChat Pay's public keys, the newest first, in place of those of before. One that stays needs no more than its id. */
  publicKeys?: { id: string; publicKey?: string }[];
  /** Old merchants: fetch `/v3/certificates`. */
  platformCertificates?: boolean;
  version?: number;
}
export const merchantCheckResults = ['ok', 'signature-refused', 'answer-not-verified', 'no-answer', 'not-permitted', 'unknown-merchant', 'other'] as const;
export type MerchantCheckResult = (typeof merchantCheckResults)[number];

// ---- money in

export const paymentStates = ['created', 'prepaid', 'paid', 'closed', 'partially-refunded', 'refunded'] as const;
/** Only WeChat's signed word, or finance's record of an offline payment, makes one paid. */
export type PaymentState = (typeof paymentStates)[number];
export const paymentChannels = ['mini-program', 'official-account', 'native', 'cash', 'transfer', 'pos'] as const;
/** `native`: a QR code that anybody can scan. The last three are recorded by finance. */
export type PaymentChannel = (typeof paymentChannels)[number];
export const offlineChannels = ['cash', 'transfer', 'pos'] as const satisfies readonly PaymentChannel[];
export type OfflineChannel = (typeof offlineChannels)[number];
/** `surplus`: paid after its order was closed, or twice; nobody owes it: waits for a person, or is refunded by itself. */
export const paymentPurposes = ['quote', 'surplus'] as const;
export type PaymentPurpose = (typeof paymentPurposes)[number];

/** A payment as its ticket shows it. */
export interface PaymentView {
  id: number;
  outTradeNo: string;
  quoteId: number;
  quoteVersion: number;
  channel: PaymentChannel;
  state: PaymentState;
  purpose: PaymentPurpose;
  amount: Fen;
  refunded: Fen;
  createdAt: Instant;
  expiresAt: Instant | null;
  paidAt: Instant | null;
  closedAt: Instant | null;
  transactionId: string | null;
  refunds: RefundView[];
}

/** Finance's list. */
export interface PaymentSummary extends PaymentView {
  ticketId: number;
  ticketNumber: string;
  customer: { id: number; name: string } | null;
  payerName: string | null;
  recordedBy: string | null;
  /** Number of the receipt, slip or bank line of an offline payment. */
  voucherNumber: string | null;
  voucher: AttachmentView | null;
  note: string | null;
  /** Fee of WeChat Pay as the bill says; null before it was reconciled. */
  fee: Fen | null;
  reconciledOn: CalendarDate | null;
  shipping: ShippingState | null;
}
export const shippingStates = ['not-needed', 'waiting', 'uploaded', 'failed'] as const;
export type ShippingState = (typeof shippingStates)[number];
export interface PaymentQuery extends PageQuery {
  state?: PaymentState;
  channel?: PaymentChannel;
  purpose?: PaymentPurpose;
  ticketId?: number;
  customerId?: number;
  paidFrom?: Instant;
  paidTo?: Instant;
  /** Ticket number, out_trade_no, transaction id or voucher number, from the beginning. */
  search?: string;
}

export interface StartPaymentRequest {
  channel: 'mini-program' | 'official-account' | 'native';
  /** What the payer saw: another sum by now is `version-conflict`. */
  amount: Fen;
  /** For `official-account`: the code of WeChat's web authorization. */
  officialAccountCode?: string;
}
/** Parameters of `wx.requestPayment` / `getBrandWCPayRequest`. */
export interface PaymentParameters {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}
export interface PaymentStarted {
  payment: PaymentView;
  parameters: PaymentParameters | null;
  /** For `native`: what the QR code holds. */
  codeUrl: string | null;
}

export interface RecordPaymentRequest {
  quoteId: number;
  channel: OfflineChannel;
  amount: Fen;
  /** When the money arrived. */
  paidAt: Instant;
  voucherNumber: string;
  voucher?: AttachmentClaim;
  payerName?: string;
  note?: string;
}
/** Several quotes of one transfer; the voucher is the same. */
export interface RecordPaymentsRequest extends Omit<RecordPaymentRequest, 'quoteId' | 'amount'> {
  allocations: { quoteId: number; amount: Fen }[];
}
/** WeChat said it with a right signature, and no order or refund of ours has that number. */
export interface UnexplainedNotificationView {
  id: number;
  about: 'payment' | 'refund';
  /** out_trade_no or out_refund_no. */
  number: string;
  /** In WeChat's own word. */
  state: string;
  transactionId: string | null;
  amount: Fen | null;
  receivedAt: Instant;
  /** Somebody found out what it was. */
  settled: { at: Instant; by: string | null; note: string } | null;
}
export interface UnexplainedQuery extends PageQuery {
  settled?: boolean;
}
export interface SettleUnexplainedRequest {
  note: string;
}
/** What a customer's contract says of putting a quote on their monthly statement; `contract` null: none allows it. */
export interface QuoteCredit {
  contract: { id: number; number: string } | null;
  /** What would be put there, and when it were due. */
  due: Fen;
  dueOn: CalendarDate | null;
  /** Null: any sum. */
  limit: Fen | null;
  /** What the customer owes so by now. */
  used: Fen;
}
export interface PutOnCreditRequest {
  note?: string;
}
/** A payment that nobody owes goes to a quote that is owed. */
export interface MatchPaymentRequest {
  quoteId: number;
  note: string;
}

/** What the payer keeps. */
export interface Receipt {
  number: string;
  organizationName: string;
  ticketNumber: string;
  device: string | null;
  place: string | null;
  lines: { name: string; quantity: number; unit: string; unitPrice: Fen; amount: Fen; covered: boolean }[];
  discount: Fen;
  total: Fen;
  tax: Fen;
  payments: { at: Instant; channel: PaymentChannel; amount: Fen; transactionId: string | null }[];
  refunds: { at: Instant; amount: Fen }[];
  net: Fen;
}

// ---- money back

export const refundStates = ['requested', 'refused', 'approved', 'processing', 'succeeded', 'closed', 'abnormal'] as const;
/** `requested` waits for a second person; `approved` waits for WeChat; `abnormal`: WeChat cannot pay out, a person decides. */
export type RefundState = (typeof refundStates)[number];
export const refundReasons = ['overcharged', 'not-done', 'goodwill', 'duplicate', 'paid-after-close', 'other'] as const;
export type RefundReason = (typeof refundReasons)[number];

export interface RefundView {
  id: number;
  outRefundNo: string;
  paymentId: number;
  amount: Fen;
  reason: RefundReason;
  note: string | null;
  state: RefundState;
  requestedBy: string | null;
  requestedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  decisionNote: string | null;
  succeededAt: Instant | null;
  /** Why WeChat did not take it yet: its code. */
  problem: string | null;
}
export interface RefundSummary extends RefundView {
  ticketId: number;
  ticketNumber: string;
  channel: PaymentChannel;
  outTradeNo: string;
  paidAmount: Fen;
  /** Made in the merchant platform, found by reconciliation. */
  foreign: boolean;
  /** `approve`, `refuse` only where somebody else asked. */
  actions: RefundAction[];
}
export const refundActions = ['approve', 'refuse', 'retry', 'settle'] as const;
export type RefundAction = (typeof refundActions)[number];
export interface RefundQuery extends PageQuery {
  state?: RefundState;
  /** What needs a hand: requested, abnormal, or stuck. */
  queue?: boolean;
}
export interface RequestRefundRequest {
  amount: Fen;
  reason: RefundReason;
  note?: string;
  /** For an offline payment: how the money goes back. */
  voucherNumber?: string;
}
export interface DecideRefundRequest {
  note?: string;
}
/** An abnormal one, or one of an offline payment: paid by hand. */
export interface SettleRefundRequest {
  voucherNumber: string;
  note?: string;
}
