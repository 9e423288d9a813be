import { createHash } from 'node:crypto';
import type { BillChange } from '../../pay-contract.js';
import { beijingDay, startOfDay } from '../beijing-time.js';
import type { Journal, Table } from '../journal.js';
import { demoMchid } from '../merchants.js';
import type { Orders } from '../orders.js';
import { invalidRequest, parameterError, PayError } from '../pay-error.js';
import type { Refunds } from '../refunds.js';
import { flowsOf, fundFlowBill, type Flow } from './fund-flow-bill.js';
import { sum, tradeBill } from './trade-bill.js';
import { feeOf, paymentLine, refundLine, type TradeLine } from './trade-lines.js';

const hour = 3_600_000;
const day = 24 * hour;
/** When yesterday's bill is there. */
const readyAfter = 10 * hour;
const keptDays = 92;
const initialBalance = 1_000_000;

type Totals = BillChange & { kind: 'wrong-totals' };
type LineChange = Exclude<BillChange, Totals>;

/** What a merchant's day was, from the orders and refunds; and what the control interface made of it. */
export class Bills {
  private readonly changes: Table<BillChange>;

  constructor(
    journal: Journal,
    private readonly orders: Orders,
    private readonly refunds: Refunds,
    private readonly now: () => number,
  ) {
    this.changes = journal.table<BillChange>('bill-changes');
  }

  change(change: BillChange): void {
    this.changes.put(String(this.changes.size), change);
  }

  listChanges(): BillChange[] {
    return this.changes.values();
  }

  trade(mchid: string, date: string, which: 'ALL' | 'SUCCESS' | 'REFUND'): string {
    this.refuseUnlessReady(date);
    const lines = this.linesOf(mchid, date).filter(({ refund }) => which === 'ALL' || (which === 'REFUND') === (refund !== null));
    if (lines.length === 0) throw noStatement();
    return tradeBill(lines, this.totalsOff(mchid, date));
  }

  /** All money moves in the basic account; the others are empty. */
  fundFlow(mchid: string, date: string, account: 'BASIC' | 'OPERATION' | 'FEES'): string {
    this.refuseUnlessReady(date);
    const flows = account === 'BASIC' ? this.flowsWithin(mchid, date) : [];
    if (flows.length === 0) throw noStatement();
    const before = this.flows(mchid).filter(({ at }) => at < startOfDay(date));
    return fundFlowBill(flows, { balance: initialBalance + sum(before, ({ amount }) => amount), totalsOff: this.totalsOff(mchid, date) });
  }

  clear(): void {
    this.changes.clear();
  }

  private refuseUnlessReady(date: string): void {
    const start = startOfDay(date);
    if (Number.isNaN(start) || beijingDay(start) !== date) throw wrongDate(date, '日期格式应为 YYYY-MM-DD');
    if (start + day > this.now()) throw wrongDate(date, '只能下载昨天及以前的账单');
    if (start < this.now() - keptDays * day) throw invalidRequest('只能下载最近三个月的账单');
    if (start + day + readyAfter > this.now()) throw new PayError(400, 'STATEMENT_CREATING', '账单生成中，请在 10 点以后再试');
  }

  private linesOf(mchid: string, date: string): TradeLine[] {
    const real = this.allLines(mchid).filter(({ at }) => beijingDay(at) === date);
    return this.changesOf(mchid, date)
      .filter((change): change is LineChange => change.kind !== 'wrong-totals')
      .reduce((lines, change) => changed(lines, change, mchid), real)
      .sort((one, other) => one.at - other.at);
  }

  private allLines(mchid: string): TradeLine[] {
    return this.orders
      .list()
      .filter((order) => order.mchid === mchid && order.payment)
      .flatMap((order) => [paymentLine(order), ...this.refunds.of(order).map((refund) => refundLine(order, refund))])
      .filter((line) => line !== null);
  }

  private flowsWithin(mchid: string, date: string): Flow[] {
    const changedLines = this.linesOf(mchid, date).flatMap(flowsOf);
    const returned = this.closings(mchid).filter(({ at }) => beijingDay(at) === date);
    return [...changedLines, ...returned].sort((one, other) => one.at - other.at);
  }

  private flows(mchid: string): Flow[] {
    return [...this.allLines(mchid).flatMap(flowsOf), ...this.closings(mchid)];
  }

  /** The money of a refund that was closed comes back to the merchant on that day. */
  private closings(mchid: string): Flow[] {
    return this.refunds
      .list()
      .filter((refund) => refund.mchid === mchid && refund.status === 'CLOSED')
      .map(({ refundId, outRefundNo, amount, endedAt, createdAt }): Flow => ({
        at: endedAt ?? createdAt,
        number: refundId,
        business: '退款',
        kind: '退款关闭',
        amount: amount - feeOf(amount),
        applicant: 'system',
        note: '',
        voucher: outRefundNo,
      }));
  }

  private changesOf(mchid: string, date: string): BillChange[] {
    return this.changes.values().filter((change) => change.date === date && (change.mchid ?? demoMchid) === mchid);
  }

  private totalsOff(mchid: string, date: string): number {
    return this.changesOf(mchid, date).some(({ kind }) => kind === 'wrong-totals') ? 1 : 0;
  }
}

function changed(lines: TradeLine[], change: LineChange, mchid: string): TradeLine[] {
  if (change.kind === 'add') return [...lines, foreignLine(change, mchid)];
  const isMeant = ({ outTradeNo, refund }: TradeLine): boolean =>
    outTradeNo === change.outTradeNo && (refund?.outRefundNo ?? undefined) === change.outRefundNo;
  if (change.kind === 'drop') return lines.filter((line) => !isMeant(line));
  return lines.map((line) => (isMeant(line) ? altered(line, change) : line));
}

function altered(line: TradeLine, { total, fee }: { total?: number; fee?: number }): TradeLine {
  if (line.refund) return { ...line, refund: { ...line.refund, amount: total ?? line.refund.amount }, fee: fee ?? line.fee };
  return { ...line, total: total ?? line.total, fee: fee ?? line.fee };
}

/** A payment that the product knows nothing of. */
function foreignLine({ date, outTradeNo, transactionId, total, at }: LineChange & { kind: 'add' }, mchid: string): TradeLine {
  return {
    at: at === undefined ? startOfDay(date) + 12 * hour : Date.parse(at),
    appid: 'wxffffffffffffffff',
    mchid,
    transactionId: transactionId ?? foreignNumber(date, outTradeNo),
    outTradeNo,
    openid: 'oForeign0000000000000000000',
    tradeType: 'NATIVE',
    bankType: 'OTHERS',
    description: '商户收款',
    attach: '',
    total,
    fee: feeOf(total),
    refund: null,
  };
}

/** The same line has the same number in every download. */
function foreignNumber(date: string, outTradeNo: string): string {
  const hash = createHash('sha256').update(`${date}/${outTradeNo}`).digest();
  return `4200${date.replaceAll('-', '')}${(hash.readBigUInt64BE() % 10n ** 16n).toString().padStart(16, '0')}`;
}

function noStatement(): PayError {
  return new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
}

function wrongDate(value: string, issue: string): PayError {
  return parameterError({ field: 'bill_date', value, issue, location: 'query' });
}
