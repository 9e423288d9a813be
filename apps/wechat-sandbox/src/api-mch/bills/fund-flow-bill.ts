import { createHash } from 'node:crypto';
import { billTime, compactDay } from '../beijing-time.js';
import { billText, count, shortYuan, yuan } from './bill-text.js';
import { sum } from './trade-bill.js';
import type { TradeLine } from './trade-lines.js';

const header = [
  '记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)', '账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号',
];
const totalsHeader = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];

/** One movement of the merchant's money. `amount` is fen, below 0 when it goes out. */
export interface Flow {
  at: number;
  number: string;
  business: '交易' | '退款';
  kind: '交易' | '扣除交易手续费' | '退款' | '退还交易手续费' | '退款关闭';
  amount: number;
  applicant: string;
  note: string;
  voucher: string;
}

/** A payment brings its sum and costs its fee; a refund takes its sum and brings the fee back. */
export function flowsOf(line: TradeLine): Flow[] {
  const { refund } = line;
  const flow = (kind: Flow['kind'], amount: number, note = ''): Flow => ({
    at: line.at,
    number: refund?.refundId ?? line.transactionId,
    business: refund ? '退款' : '交易',
    kind,
    amount,
    applicant: refund ? `${line.mchid}API` : 'system',
    note,
    voucher: refund?.outRefundNo ?? line.outTradeNo,
  });
  const flows = refund
    ? [flow('退款', -refund.amount, `退款总金额${yuan(refund.amount)}元`), flow('退还交易手续费', -line.fee)]
    : [flow('交易', line.total), flow('扣除交易手续费', -line.fee)];
  return flows.filter(({ amount }) => amount !== 0);
}

/** `balance` is what was there before the first of them. */
export function fundFlowBill(flows: readonly Flow[], { balance, totalsOff }: { balance: number; totalsOff: number }): string {
  let left = balance;
  const rows = flows.map((flow) => {
    left += flow.amount;
    return row(flow, left);
  });
  const incomes = flows.filter(({ amount }) => amount > 0);
  const expenses = flows.filter(({ amount }) => amount < 0);
  const totals = [
    count(flows.length),
    count(incomes.length),
    shortYuan(sum(incomes, ({ amount }) => amount) + totalsOff),
    count(expenses.length),
    shortYuan(sum(expenses, ({ amount }) => -amount)),
  ];
  return billText(header, rows, totalsHeader, totals);
}

function row({ at, number, business, kind, amount, applicant, note, voucher }: Flow, left: number): string[] {
  return [
    billTime(at), number, flowNumber(number, kind, at), business, kind, amount > 0 ? '收入' : '支出', yuan(Math.abs(amount)), yuan(left), applicant, note, voucher,
  ];
}

/** The same movement has the same number in every download. */
function flowNumber(number: string, kind: string, at: number): string {
  const hash = createHash('sha256').update(`${number}/${kind}`).digest();
  return `${compactDay(at)}${hash.readBigUInt64BE().toString().padStart(20, '0')}`;
}
