import { randomBytes, randomInt } from 'node:crypto';
import type { PayMethod, TradeState, TradeType } from '../pay-contract.js';
import { compactDay } from './beijing-time.js';
import type { Journal, Table } from './journal.js';
import type { OrderRequest } from './order-parameters.js';
import { errorNumbers, invalidRequest, parameterError, PayError } from './pay-error.js';

const minute = 60_000;
const day = 86_400_000;
const prepayLifetime = 120 * minute;

/** A number that opens the payment sheet for two hours. */
export interface Prepay {
  id: string;
  at: number;
}

export interface Payment {
  transactionId: string;
  openid: string;
  method: PayMethod;
  at: number;
}

/** Times are milliseconds since 1970, amounts fen. */
export interface Order {
  mchid: string;
  appid: string;
  outTradeNo: string;
  tradeType: TradeType;
  description: string;
  attach: string | null;
  notifyUrl: string;
  total: number;
  openid: string | null;
  /** Everything of the first call, to compare later ones with. */
  request: string;
  createdAt: number;
  expiresAt: number;
  prepays: Prepay[];
  codeUrl: string | null;
  closed: boolean;
  payment: Payment | null;
  /** From the first refund on the order is called REFUND, however it ends. */
  refunded: boolean;
}

export const keyOf = (mchid: string, number: string): string => `${mchid}/${number}`;

/** All orders of all merchants, found by each of their numbers. */
export class Orders {
  private readonly table: Table<Order>;
  /** Prepay id, transaction id and code URL → key. */
  private readonly keys = new Map<string, string>();

  constructor(
    journal: Journal,
    private readonly now: () => number,
  ) {
    this.table = journal.table<Order>('orders');
    for (const order of this.table.values()) this.index(order);
  }

  list(): Order[] {
    return this.table.values();
  }

  get(mchid: string, outTradeNo: string): Order | undefined {
    return this.table.get(keyOf(mchid, outTradeNo));
  }

  /** By a prepay id, a transaction id or a code URL. */
  find(number: string): Order | undefined {
    const key = this.keys.get(number);
    return key === undefined ? undefined : this.table.get(key);
  }

  /** Makes it, or gives the order of an identical earlier call a new prepay id. */
  place(tradeType: TradeType, wanted: OrderRequest): Order {
    const request = canonical(wanted);
    const known = this.get(wanted.mchid, wanted.out_trade_no);
    if (!known) return this.save({ ...this.newOrder(tradeType, wanted), request });
    if (known.request !== request || known.tradeType !== tradeType) {
      throw invalidRequest('请求重入时，参数与首次请求时不一致', errorNumbers.reentry);
    }
    if (known.payment) throw alreadyPaid();
    if (known.closed) throw new PayError(400, 'ORDER_CLOSED', '该订单已关闭，请换一个商户订单号', { number: errorNumbers.orderInvalid });
    if (this.isExpired(known)) throw invalidRequest('该订单已过支付截止时间，请换一个商户订单号', errorNumbers.orderInvalid);
    return this.save({ ...known, prepays: [...known.prepays, this.newPrepay()] });
  }

  /** WeChat says 204 for a number nobody knows as well: only a query tells. */
  close(mchid: string, outTradeNo: string): void {
    const order = this.get(mchid, outTradeNo);
    if (!order || order.closed) return;
    if (order.payment) throw alreadyPaid();
    this.save({ ...order, closed: true });
  }

  pay(order: Order, { openid, method, at = this.now() }: { openid: string; method: PayMethod; at?: number }): Order {
    // 28 digits, as WeChat Pay's are.
    const transactionId = `4200${digits(6)}${compactDay(at)}${digits(10)}`;
    return this.save({ ...order, closed: false, payment: { transactionId, openid, method, at } });
  }

  markRefunded(order: Order): void {
    this.save({ ...order, refunded: true });
  }

  stateOf({ closed, payment, refunded }: Order): TradeState {
    if (payment) return refunded ? 'REFUND' : 'SUCCESS';
    return closed ? 'CLOSED' : 'NOTPAY';
  }

  isExpired({ expiresAt }: Order): boolean {
    return this.now() >= expiresAt;
  }

  /** Null where the order can be paid with it, else why not. */
  refusalOf(order: Order, prepayId?: string): string | null {
    if (order.payment) return '该订单已支付';
    if (order.closed) return '该订单已关闭';
    if (this.isExpired(order)) return '该订单已过支付截止时间';
    const prepay = order.prepays.find(({ id }) => id === prepayId);
    if (prepayId !== undefined && (!prepay || this.now() - prepay.at >= prepayLifetime)) return '订单信息已过期，请重新发起支付';
    return null;
  }

  clear(): void {
    this.table.clear();
    this.keys.clear();
  }

  private newOrder(tradeType: TradeType, wanted: OrderRequest): Omit<Order, 'request'> {
    const now = this.now();
    return {
      mchid: wanted.mchid,
      appid: wanted.appid,
      outTradeNo: wanted.out_trade_no,
      tradeType,
      description: wanted.description,
      attach: wanted.attach ?? null,
      notifyUrl: wanted.notify_url,
      total: wanted.amount.total,
      openid: wanted.payer?.openid ?? null,
      createdAt: now,
      expiresAt: expiryOf(wanted.time_expire, now),
      prepays: [this.newPrepay()],
      codeUrl: tradeType === 'NATIVE' ? `weixin://wxpay/bizpayurl?pr=${randomBytes(6).toString('base64url')}zz` : null,
      closed: false,
      payment: null,
      refunded: false,
    };
  }

  private newPrepay(): Prepay {
    const at = this.now();
    return { id: `wx${compactDay(at)}${digits(6)}${randomBytes(10).toString('hex')}`, at };
  }

  private save(order: Order): Order {
    this.table.put(keyOf(order.mchid, order.outTradeNo), order);
    this.index(order);
    return order;
  }

  private index(order: Order): void {
    const key = keyOf(order.mchid, order.outTradeNo);
    for (const { id } of order.prepays) this.keys.set(id, key);
    if (order.codeUrl) this.keys.set(order.codeUrl, key);
    if (order.payment) this.keys.set(order.payment.transactionId, key);
  }
}

/** Less than a minute is lifted to one. */
function expiryOf(wanted: string | undefined, now: number): number {
  if (wanted === undefined) return now + 7 * day;
  const at = Date.parse(wanted);
  if (at > now + 90 * day) {
    throw parameterError({ field: '/time_expire', value: wanted, issue: '支付截止时间不能超过 90 天', location: 'body' }, errorNumbers.outOfRange);
  }
  if (at <= now) {
    throw parameterError({ field: '/time_expire', value: wanted, issue: '支付截止时间已经过去', location: 'body' }, errorNumbers.outOfRange);
  }
  return Math.max(at, now + minute);
}

function alreadyPaid(): PayError {
  return new PayError(400, 'ORDERPAID', '该订单已支付', { number: errorNumbers.alreadyPaid });
}

/** The same text for the same parameters, in whatever order they were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
