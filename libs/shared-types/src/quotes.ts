import type { AttachmentClaim } from './attachments.js';
import type { Instant } from './paging.js';
import type { PaymentView } from './payments.js';
import type { BasisPoints, Fen, LabourPrice } from './prices.js';
import type { Role } from './permissions.js';
import type { WarrantyDecision } from './warranties.js';
import type { SignatureView } from './visits.js';

export const quoteStates = ['offered', 'approved', 'declined', 'expired', 'withdrawn', 'superseded'] as const;
/**
 * `offered`: the requester is asked. A new version takes the place of an offered one at once (`superseded`), and of an approved one when it is
 * approved itself: until then nothing above the approved sum can be charged. One ticket has at most one offered and one approved quote. `withdrawn`: an offer,
 * or an approved quote of which nothing is paid.
 */
export type QuoteState = (typeof quoteStates)[number];

export const quoteLineKinds = ['call-out', 'labour', 'part', 'other'] as const;
export type QuoteLineKind = (typeof quoteLineKinds)[number];

export interface QuoteLine {
  kind: QuoteLineKind;
  name: string;
  /** Which price of the book: a labour code, or the part. Null for the call-out and for free lines. */
  labourCode: string | null;
  partId: number | null;
  /** Times 100: 150 is one and a half. */
  quantity: number;
  unit: string;
  unitPrice: Fen;
  /** quantity × unitPrice / 100, half up. */
  amount: Fen;
  /** Not from the price book: the requester sees that it is free. */
  free: boolean;
  /** Warranty or contract carries it: it counts nothing. */
  covered: boolean;
  note: string | null;
}

export interface Quote {
  id: number;
  ticketId: number;
  version: number;
  state: QuoteState;
  lines: QuoteLine[];
  /** Sum of what is not covered. */
  subtotal: Fen;
  discount: Fen;
  discountReason: string | null;
  total: Fen;
  taxRate: BasisPoints;
  /** Contained in the total. */
  tax: Fen;
  note: string | null;
  warranty: WarrantyDecision;
  offeredAt: Instant;
  offeredBy: string;
  validUntil: Instant;
  decidedAt: Instant | null;
  declineReason: DeclineQuoteReason | null;
  declineNote: string | null;
  /** Said on the spot, on the engineer's device. */
  declinedOnSite: boolean;
  /** With the approval. */
  signature: SignatureView | null;
  /** Approved to be paid by the monthly statement. */
  onCredit: boolean;
  dueOn: string | null;
}
export const declineQuoteReasons = ['too-expensive', 'not-needed', 'repair-elsewhere', 'not-understood', 'other'] as const;
export type DeclineQuoteReason = (typeof declineQuoteReasons)[number];

/** Units of labour, call-outs and free lines as a quote and the receipt after it say them; other languages word them anew by their key. */
export const quoteUnits = { job: '次', hour: '小时', item: '项' } as const;
export type QuoteUnit = keyof typeof quoteUnits;
/** Null for a unit of its own, such as a part's. */
export function quoteUnitOf(unit: string): QuoteUnit | null {
  const keys = Object.keys(quoteUnits) as QuoteUnit[];
  return keys.find((key) => key === unit || quoteUnits[key] === unit) ?? null;
}

/** Prices and names of book lines are the server's; only a free line brings its own. */
export type QuoteLineRequest =
  | { kind: 'call-out'; covered?: boolean }
  | { kind: 'labour'; labourCode: string; quantity: number; covered?: boolean; note?: string }
  | { kind: 'part'; partId: number; quantity: number; covered?: boolean; note?: string }
  | { kind: 'other'; name: string; unit?: string; quantity: number; unitPrice: Fen; note?: string };
export interface OfferQuoteRequest {
  lines: QuoteLineRequest[];
  discount?: Fen;
  discountReason?: string;
  note?: string;
  /** The version that was read last (0 for none): another one in between is `version-conflict`. */
  baseVersion: number;
  /** What the editor showed: another sum by now, because who pays was decided anew, is `version-conflict` too. */
  total?: Fen;
}
/** The sum as it would be offered, without offering it. */
export type QuotePreview = Pick<Quote, 'lines' | 'subtotal' | 'discount' | 'total' | 'tax' | 'taxRate' | 'warranty'> & { highestDiscount: Fen };

/** What the editor chooses from. */
export interface QuoteMaterial {
  callOut: { fee: Fen; parts: { kind: string; fee: Fen }[] } | null;
  labour: LabourPrice[];
  parts: { partId: number; code: string; name: string; unit: string; price: Fen; used: number }[];
  warranty: WarrantyDecision;
  /** Percent of the subtotal that this person may take off. */
  discountLimitPercent: number;
  latest: Quote | null;
}

export interface ApproveQuoteRequest {
  signerName: string;
  /** The drawn name. */
  image: AttachmentClaim;
  /** What the requester saw: another sum by now is `version-conflict`. */
  total: Fen;
}
/** Approved on the engineer's screen: the requester signs there. */
export type ApproveQuoteOnSiteRequest = ApproveQuoteRequest;
export interface DeclineQuoteRequest {
  reason: DeclineQuoteReason;
  note?: string;
}
export interface WithdrawQuoteRequest {
  reason: string;
}

export const moneyStages = ['nothing', 'covered', 'quote-offered', 'quote-declined', 'to-pay', 'paying', 'on-credit', 'paid', 'overpaid'] as const;
/** What stands between this ticket and its completion: only `quote-offered`, `to-pay` and `paying` hold it up. */
export type MoneyStage = (typeof moneyStages)[number];

/** A ticket's money, the same for requester, engineer and desk; `actions` differ. */
export interface TicketMoney {
  ticketId: number;
  ticketNumber: string;
  stage: MoneyStage;
  warranty: WarrantyDecision;
  /** Newest version first. */
  quotes: Quote[];
  /** Total of the approved quote. */
  approved: Fen;
  /** Received and not refunded. */
  paid: Fen;
  refunded: Fen;
  /** approved − paid, never below zero. */
  due: Fen;
  /** paid − approved where more was paid than is approved now. */
  surplus: Fen;
  payments: PaymentView[];
  actions: MoneyAction[];
}
export const moneyActions = ['offer-quote', 'approve-quote', 'decline-quote', 'withdraw-quote', 'withdraw-approved-quote', 'declare-misuse', 'withdraw-misuse', 'pay', 'request-invoice', 'see-receipt', 'put-on-credit', 'record-payment', 'request-refund'] as const;
export type MoneyAction = (typeof moneyActions)[number];

export interface MoneySettings {
  quoteValidDays: number;
  /** Most that a role may take off, in percent of the subtotal. */
  discountLimits: Record<Extract<Role, 'engineer' | 'agent' | 'finance' | 'manager' | 'admin'>, number>;
  /** A refund above this needs a second person; 0: each does. */
  refundApprovalAbove: Fen;
  /** Minutes an order can be paid: 5 to 1440. */
  paymentMinutes: number;
  /** Money that arrives after its order was closed and is not owed any more. */
  surplusPayments: 'refund' | 'ask';
  /** Day of the month on which statements are made. */
  statementDay: number;
  version: number;
}
export type SaveMoneySettingsRequest = Omit<MoneySettings, 'version'> & { version?: number };
