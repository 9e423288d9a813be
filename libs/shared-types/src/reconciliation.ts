import type { CalendarDate, Instant, PageQuery } from './paging.js';
import type { Fen } from './prices.js';

export const reconciliationStates = ['waiting', 'running', 'clean', 'open', 'worked-off', 'failed'] as const;
/** `waiting`: WeChat has no bill yet. `clean`: every fen agrees. `open`: somebody must look. `failed`: the bill could not be had or is damaged; it is tried again. */
export type ReconciliationState = (typeof reconciliationStates)[number];

/** One day of one merchant, compared with WeChat's bill. Run again it replaces nothing that a person has done. */
export interface Reconciliation {
  id: number;
  merchantId: number;
  mchid: string;
  date: CalendarDate;
  state: ReconciliationState;
  source: 'fetched' | 'uploaded' | null;
  billLines: number;
  matched: number;
  matchedAmount: Fen;
  oursOnly: number;
  theirsOnly: number;
  amountDiffers: number;
  /** Of the bill, in fen; WeChat's five decimals are rounded per line. */
  billPaid: Fen;
  billRefunded: Fen;
  fee: Fen;
  ourPaid: Fen;
  ourRefunded: Fen;
  fundFlow: { income: Fen; expense: Fen; lines: number; agrees: boolean } | null;
  problem: string | null;
  runs: number;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  /** Bill lines read so far, while it runs. */
  progress: number;
}
export interface ReconciliationQuery extends PageQuery {
  state?: ReconciliationState;
}

export const differenceKinds = ['theirs-only', 'ours-only', 'amount-differs', 'fee-differs', 'fund-flow-differs'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
export const differenceStates = ['open', 'resolved', 'ignored'] as const;
export type DifferenceState = (typeof differenceStates)[number];
/** `query`: ask WeChat and do what it says. `next-day`: found in the bill of the day after. */
export const differenceActions = ['query', 'record-foreign-refund', 'to-suspense', 'note', 'resolve', 'ignore'] as const;
export type DifferenceAction = (typeof differenceActions)[number];

export interface ReconciliationDifference {
  id: number;
  reconciliationId: number;
  date: CalendarDate;
  kind: DifferenceKind;
  state: DifferenceState;
  subject: 'payment' | 'refund' | 'fund-flow';
  outTradeNo: string | null;
  transactionId: string | null;
  outRefundNo: string | null;
  refundId: string | null;
  theirs: Fen | null;
  ours: Fen | null;
  at: Instant | null;
  paymentId: number | null;
  ticketId: number | null;
  ticketNumber: string | null;
  resolution: string | null;
  history: { at: Instant; actorName: string | null; action: DifferenceAction | 'found' | 'next-day' | 'gone'; note: string | null }[];
  actions: DifferenceAction[];
}
export interface DifferenceQuery extends PageQuery {
  reconciliationId?: number;
  state?: DifferenceState;
  kind?: DifferenceKind;
}
export interface WorkOffDifferenceRequest {
  action: DifferenceAction;
  note?: string;
}
export interface RunReconciliationRequest {
  date: CalendarDate;
  merchantId?: number;
}
