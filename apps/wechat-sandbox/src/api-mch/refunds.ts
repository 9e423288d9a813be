import type { RefundEnd, RefundStatus } from '../pay-contract.js';
import { compactDay } from './beijing-time.js';
import type { Journal, Table } from './journal.js';
import { digits, keyOf, type Order } from './orders.js';

export interface Refund {
  mchid: string;
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  amount: number;
  reason: string | null;
  notifyUrl: string | null;
  /** Everything of the first call, to compare later ones with. */
  request: string;
  status: RefundStatus;
  createdAt: number;
  endedAt: number | null;
  byHand: boolean;
  /** Where an abnormal refund goes instead: 用户银行卡 or the merchant's account. */
  otherWay: 'USER_BANK_CARD' | 'MERCHANT_BANK_CARD' | null;
}

export type NewRefund = Pick<Refund, 'mchid' | 'outRefundNo' | 'outTradeNo' | 'amount' | 'reason' | 'notifyUrl' | 'request' | 'byHand'> & { at?: number };

/** All refunds, found by the merchant's number, by WeChat Pay's and by their order. */
export class Refunds {
  private readonly table: Table<Refund>;
  private readonly keys = new Map<string, string>();
  private readonly byOrder = new Map<string, string[]>();

  constructor(
    journal: Journal,
    private readonly now: () => number,
  ) {
    this.table = journal.table<Refund>('refunds');
    for (const refund of this.table.values()) this.index(refund);
  }

  list(): Refund[] {
    return this.table.values();
  }

  get(mchid: string, outRefundNo: string): Refund | undefined {
    return this.table.get(keyOf(mchid, outRefundNo));
  }

  find(refundId: string): Refund | undefined {
    const key = this.keys.get(refundId);
    return key === undefined ? undefined : this.table.get(key);
  }

  /** Oldest first. */
  of({ mchid, outTradeNo }: Pick<Order, 'mchid' | 'outTradeNo'>): Refund[] {
    return (this.byOrder.get(keyOf(mchid, outTradeNo)) ?? []).map((key) => this.table.get(key)).filter((refund) => refund !== undefined);
  }

  create({ at = this.now(), ...wanted }: NewRefund): Refund {
    const refund: Refund = {
      ...wanted,
      refundId: `50${digits(9)}${compactDay(at)}${digits(10)}`,
      status: 'PROCESSING',
      createdAt: at,
      endedAt: null,
      otherWay: null,
    };
    this.index(refund);
    return this.save(refund);
  }

  end(refund: Refund, status: RefundEnd, at = this.now()): Refund {
    return this.save({ ...refund, status, endedAt: at });
  }

  /** An abnormal one goes its other way. */
  restart(refund: Refund, otherWay: NonNullable<Refund['otherWay']>): Refund {
    return this.save({ ...refund, status: 'PROCESSING', endedAt: null, otherWay });
  }

  clear(): void {
    this.table.clear();
    this.keys.clear();
    this.byOrder.clear();
  }

  private save(refund: Refund): Refund {
    return this.table.put(keyOf(refund.mchid, refund.outRefundNo), refund);
  }

  private index({ mchid, refundId, outRefundNo, outTradeNo }: Refund): void {
    const key = keyOf(mchid, outRefundNo);
    const order = keyOf(mchid, outTradeNo);
    this.keys.set(refundId, key);
    this.byOrder.set(order, [...(this.byOrder.get(order) ?? []), key]);
  }
}
