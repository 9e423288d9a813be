import type { CalendarDate, Fen } from '@scanfix/shared-types';
import { agreesWithTotal, basisPointsOf, fenOf, hundredThousandthsOf, type HundredThousandths } from './bill.amounts.js';
import { fundFlowColumns, fundFlowTotals, tradeColumns, tradeTotals } from './bill.columns.js';
import { damagedBill, unreadableBill } from './bill-problem.js';
import { readTable, type BillRow } from './bill.tables.js';

type TradeRow = BillRow<(typeof tradeColumns)[number]>;
type FundFlowRow = BillRow<(typeof fundFlowColumns)[number]>;

/** A payment, or a refund, as the trade bill has it. A class, because V8 makes objects of literals among the old ones when some lived long (decision 20). */
export class TradeLine {
  line: number;
  kind: 'payment' | 'refund';
  /** In Shanghai's time. */
  at: Date;
  mchid: string;
  transactionId: string;
  outTradeNo: string;
  /** Empty for a payment. */
  refundId: string;
  outRefundNo: string;
  /** Of the order, or of the refund as it was asked for. */
  amount: Fen;
  /** What reaches or leaves the account: without the coupons that WeChat Pay does not settle. */
  settled: Fen;
  /** Below zero where it is given back. */
  fee: HundredThousandths;
  /** Basis points; null where the line names none. */
  rate: number | null;
  /** What was sold, in the words of the order. */
  goods: string;
}

/** What must not be another's. */
export interface WantedBill {
  mchid: string;
  date: CalendarDate;
}

/**
 * The trade bill (ALL), §20 of the reference: as a stream, its totals compared with its lines.
 * @param take called for the lines in turn, some at a time
 * @throws DomainError `bill-unreadable`, `bill-damaged`, with the line
 */
export async function readTradeBill(bytes: AsyncIterable<Uint8Array>, wanted: WantedBill, take: (lines: TradeLine[]) => Promise<void>): Promise<void> {
  const sums = { lines: 0, settled: 0, refunded: 0, coupons: 0, fees: 0, ordered: 0, requested: 0 };
  let ofTheDay = 0;
  const totals = await readTable(bytes, { columns: tradeColumns, totals: tradeTotals }, async (rows) => {
    const lines = rows.map(tradeLineOf);
    rows.forEach((row, index) => {
      if (lines[index]?.mchid !== wanted.mchid) throw unreadableBill('other-merchant', row.line);
      if (row.cell('交易时间').startsWith(wanted.date)) ofTheDay += 1;
      sums.lines += 1;
      sums.settled += amount(row, '应结订单金额');
      sums.refunded += amount(row, '退款金额');
      sums.coupons += amount(row, '充值券退款金额');
      sums.fees += amount(row, '手续费');
      sums.ordered += amount(row, '订单金额');
      sums.requested += amount(row, '申请退款金额');
    });
    await take(lines);
  });
  agree(totals, '总交易单数', sums.lines * 100_000);
  agree(totals, '应结订单总金额', sums.settled);
  agree(totals, '退款总金额', sums.refunded);
  agree(totals, '充值券退款总金额', sums.coupons);
  agree(totals, '手续费总金额', sums.fees);
  agree(totals, '订单总金额', sums.ordered);
  agree(totals, '申请退款总金额', sums.requested);
  if (sums.lines > 0 && ofTheDay === 0) throw unreadableBill('other-day', 2);
}

function tradeLineOf(row: TradeRow): TradeLine {
  const state = row.cell('交易状态');
  if (state !== 'SUCCESS' && state !== 'REFUND' && state !== 'REVOKED') throw damagedBill('value', row.line);
  const payment = state === 'SUCCESS';
  return Object.assign(new TradeLine(), {
    line: row.line,
    kind: payment ? 'payment' : 'refund',
    at: instant(row, '交易时间'),
    mchid: row.cell('商户号'),
    transactionId: number(row, '微信订单号'),
    outTradeNo: number(row, '商户订单号'),
    // A payment that was revoked at the till has no number of its own for that.
    refundId: payment ? '' : state === 'REVOKED' && ['', '0'].includes(row.cell('微信退款单号')) ? 'REVOKED' : number(row, '微信退款单号'),
    outRefundNo: payment ? '' : row.cell('商户退款单号').slice(0, longestNumber),
    amount: fen(row, payment ? '订单金额' : '申请退款金额'),
    settled: fen(row, payment ? '应结订单金额' : '退款金额'),
    fee: amount(row, '手续费'),
    rate: basisPointsOf(row.cell('费率')),
    goods: unescaped(row.cell('商品名称')).slice(0, 127),
  } satisfies TradeLine);
}

/** What moved on the merchant's account in a day, in fen, by what it was for; what has nothing to do with trade (a withdrawal) is only in the first two. */
export interface FundFlow {
  lines: number;
  income: Fen;
  expense: Fen;
  paid: Fen;
  refunded: Fen;
  feeCharged: Fen;
  feeReturned: Fen;
}

const movements: Record<string, { sum: 'paid' | 'refunded' | 'feeCharged' | 'feeReturned'; direction: '收入' | '支出' }> = {
  交易: { sum: 'paid', direction: '收入' },
  退款: { sum: 'refunded', direction: '支出' },
  扣除交易手续费: { sum: 'feeCharged', direction: '支出' },
  退还交易手续费: { sum: 'feeReturned', direction: '收入' },
};

/**
 * The fund-flow bill (BASIC), summed up: it is compared by its sums, because it has no numbers of ours.
 * @param wanted the account is not named in it, only the day
 * @throws DomainError `bill-unreadable`, `bill-damaged`, with the line
 */
export async function readFundFlowBill(bytes: AsyncIterable<Uint8Array>, wanted: Pick<WantedBill, 'date'>): Promise<FundFlow> {
  const flow: FundFlow = { lines: 0, income: 0, expense: 0, paid: 0, refunded: 0, feeCharged: 0, feeReturned: 0 };
  const counts = { income: 0, expense: 0 };
  let ofTheDay = 0;
  const totals = await readTable(bytes, { columns: fundFlowColumns, totals: fundFlowTotals }, (rows) => {
    for (const row of rows) {
      const direction = directionOf(row);
      const moved = fen(row, '收支金额(元)');
      const side = direction === '收入' ? 'income' : 'expense';
      flow.lines += 1;
      flow[side] += moved;
      counts[side] += 1;
      const movement = movements[row.cell('业务类型')];
      if (movement) flow[movement.sum] += movement.direction === direction ? moved : -moved;
      if (row.cell('记账时间').startsWith(wanted.date)) ofTheDay += 1;
    }
    return Promise.resolve();
  });
  agree(totals, '资金流水总笔数', flow.lines * 100_000);
  agree(totals, '收入笔数', counts.income * 100_000);
  agree(totals, '收入金额', flow.income * 1000);
  agree(totals, '支出笔数', counts.expense * 100_000);
  agree(totals, '支出金额', flow.expense * 1000);
  if (flow.lines > 0 && ofTheDay === 0) throw unreadableBill('other-day', 2);
  return flow;
}

function directionOf(row: FundFlowRow): '收入' | '支出' {
  const direction = row.cell('收支类型');
  if (direction !== '收入' && direction !== '支出') throw damagedBill('value', row.line);
  return direction;
}

/** Longer ones are none of WeChat Pay's. */
const longestNumber = 64;

function number<Column extends string>(row: BillRow<Column>, column: Column): string {
  const value = row.cell(column);
  if (value === '' || value === '0' || value.length > longestNumber || !/^[\x21-\x7e]+$/.test(value)) throw damagedBill('value', row.line);
  return value;
}

function instant<Column extends string>(row: BillRow<Column>, column: Column): Date {
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(row.cell(column)) ?? [];
  const at = new Date(`${date ?? ''}T${time ?? ''}+08:00`);
  if (Number.isNaN(at.getTime())) throw damagedBill('value', row.line);
  return at;
}

/** An empty cell is nothing. */
function amount<Column extends string>(row: BillRow<Column>, column: Column): HundredThousandths {
  const value = hundredThousandthsOf(row.cell(column) || '0');
  if (value === null) throw damagedBill('value', row.line);
  return value;
}

function fen<Column extends string>(row: BillRow<Column>, column: Column): Fen {
  const value = fenOf(row.cell(column) || '0');
  if (value === null) throw damagedBill('value', row.line);
  return value;
}

function agree<Total extends string>(totals: BillRow<Total>, name: Total, sum: HundredThousandths): void {
  const total = hundredThousandthsOf(totals.cell(name));
  if (total === null || !agreesWithTotal(sum, total)) throw damagedBill('totals', totals.line);
}

/** Line breaks stand escaped in texts. */
function unescaped(text: string): string {
  return text.replace(/\\r\\n|\\r|\\n/g, '\n');
}
