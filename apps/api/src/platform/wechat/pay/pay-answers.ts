import { z } from 'zod';

/** Whole fen. */
const fen = z.number().int().nonnegative();
/** WeChat Pay writes RFC 3339 with an offset. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
/** Missing, null and empty are the same to WeChat Pay. */
const perhapsInstant = z.union([instant, z.literal('')]).nullish().transform((value) => value || null);
const perhapsText = z.string().nullish().transform((value) => value || null);

export const tradeStates = ['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT'] as const;
/** A word that is not documented is not final: whoever gets it asks again, and tells somebody. */
export type TradeState = (typeof tradeStates)[number] | 'unknown';
export const refundStates = ['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'] as const;
export type RefundState = (typeof refundStates)[number] | 'unknown';

const tradeState = z.string().transform((word): TradeState => tradeStates.find((known) => known === word) ?? 'unknown');
const refundState = z.string().transform((word): RefundState => refundStates.find((known) => known === word) ?? 'unknown');

export const prepayAnswer = z.object({ prepay_id: z.string().min(1) }).transform(({ prepay_id: prepayId }) => ({ prepayId }));
export const codeAnswer = z.object({ code_url: z.string().min(1) }).transform(({ code_url: codeUrl }) => ({ codeUrl }));

/** A payment as a query and a notification tell it. What is not there before it is paid is null. */
export const transactionAnswer = z.object({
  appid: perhapsText, mchid: z.string(), out_trade_no: z.string(), transaction_id: perhapsText, trade_type: perhapsText, trade_state: tradeState,
  trade_state_desc: perhapsText, bank_type: perhapsText, attach: perhapsText, success_time: perhapsInstant,
  payer: z.object({ openid: perhapsText }).nullish(),
  amount: z.object({ total: fen, payer_total: fen.optional(), currency: z.string().optional() }).nullish(),
}).transform((answer) => ({
  appid: answer.appid,
  mchid: answer.mchid,
  outTradeNo: answer.out_trade_no,
  transactionId: answer.transaction_id,
  tradeType: answer.trade_type,
  state: answer.trade_state,
  stateText: answer.trade_state_desc,
  bankType: answer.bank_type,
  attach: answer.attach,
  paidAt: answer.success_time,
  openid: answer.payer?.openid ?? null,
  /** Fen of the order, and of those what the payer gave (coupons take the rest). */
  total: answer.amount?.total ?? null,
  payerTotal: answer.amount?.payer_total ?? null,
  currency: answer.amount?.currency ?? null,
}));
export type PayTransaction = z.output<typeof transactionAnswer>;

const refundAmount = z.object({ total: fen, refund: fen, payer_total: fen.optional(), payer_refund: fen.optional(), refund_fee: z.number().int().optional() });

/** A refund as its application and its query tell it. */
export const refundAnswer = z.object({
  refund_id: z.string().min(1), out_refund_no: z.string(), transaction_id: z.string(), out_trade_no: z.string(), channel: perhapsText,
  user_received_account: perhapsText, success_time: perhapsInstant, create_time: perhapsInstant, status: refundState, amount: refundAmount,
}).transform((answer) => ({
  refundId: answer.refund_id,
  outRefundNo: answer.out_refund_no,
  transactionId: answer.transaction_id,
  outTradeNo: answer.out_trade_no,
  channel: answer.channel,
  /** Where the money goes, as WeChat Pay says it, e.g. `招商银行信用卡0403`. */
  account: answer.user_received_account,
  state: answer.status,
  createdAt: answer.create_time,
  refundedAt: answer.success_time,
  total: answer.amount.total,
  refund: answer.amount.refund,
  payerRefund: answer.amount.payer_refund ?? null,
}));
export type PayRefund = z.output<typeof refundAnswer>;

/** A refund as its notification tells it: with the merchant, and another name for the state. */
export const refundNotice = z.object({
  mchid: z.string(), refund_id: z.string().min(1), out_refund_no: z.string(), transaction_id: z.string(), out_trade_no: z.string(),
  refund_status: refundState, success_time: perhapsInstant, user_received_account: perhapsText, amount: refundAmount,
}).transform((notice) => ({
  mchid: notice.mchid,
  refundId: notice.refund_id,
  outRefundNo: notice.out_refund_no,
  transactionId: notice.transaction_id,
  outTradeNo: notice.out_trade_no,
  state: notice.refund_status,
  refundedAt: notice.success_time,
  account: notice.user_received_account,
  total: notice.amount.total,
  refund: notice.amount.refund,
  payerRefund: notice.amount.payer_refund ?? null,
}));
export type PayRefundNotice = z.output<typeof refundNotice>;

export const billAnswer = z.object({
  hash_type: z.literal('SHA1'), hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/), download_url: z.url(),
}).transform(({ hash_value: hash, download_url: downloadUrl }) => ({ hash: hash.toLowerCase(), downloadUrl }));

export const certificatesAnswer = z.object({
  data: z.array(z.object({
    serial_no: z.string(), effective_time: instant, expire_time: instant,
    encrypt_certificate: z.object({ algorithm: z.literal('AEAD_AES_256_GCM'), nonce: z.string(), associated_data: z.string().optional(), ciphertext: z.string() }),
  })),
});

/** What an answer without a 2xx may say about itself. */
export const errorAnswer = z.object({
  code: z.string().max(64), message: z.string().optional(), detail: z.object({ field: z.string().max(200).optional() }).nullish(),
});
