import { billTime } from '../beijing-time.js';
import { billText, count, feeYuan, shortYuan, yuan } from './bill-text.js';
import type { TradeLine } from './trade-lines.js';

const header = [
  '交易时间', '公众账号ID', '商户号', '特约商户号', '设备号', '微信订单号', '商户订单号', '用户标识', '交易类型', '交易状态', '付款银行', '货币种类',
  '应结订单金额', '代金券金额', '微信退款单号', '商户退款单号', '退款金额', '充值券退款金额', '退款类型', '退款状态', '商品名称', '商户数据包', '手续费', '费率',
  '订单金额', '申请退款金额', '费率备注',
];
const totalsHeader = ['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'];

/** The ALL bill of 27 columns. `totalsOff` is what a damaged file's totals are wrong by. */
export function tradeBill(lines: readonly TradeLine[], totalsOff: number): string {
  const total = sum(lines, (line) => line.total);
  const refunds = sum(lines, (line) => line.refund?.amount ?? 0);
  const fees = sum(lines, (line) => line.fee);
  const totals = [
    count(lines.length),
    shortYuan(total + totalsOff),
    shortYuan(refunds),
    shortYuan(0),
    shortYuan(fees),
    shortYuan(total + totalsOff),
    shortYuan(refunds),
  ];
  return billText(header, lines.map(row), totalsHeader, totals);
}

function row(line: TradeLine): string[] {
  const { refund } = line;
  return [
    billTime(line.at),
    line.appid,
    line.mchid,
    '0',
    '',
    line.transactionId,
    line.outTradeNo,
    line.openid,
    line.tradeType,
    refund ? 'REFUND' : 'SUCCESS',
    line.bankType,
    'CNY',
    yuan(line.total),
    yuan(0),
    refund?.refundId ?? '0',
    refund?.outRefundNo ?? '0',
    yuan(refund?.amount ?? 0),
    yuan(0),
    refund ? 'ORIGINAL' : '',
    refund?.status ?? '',
    line.description,
    line.attach,
    feeYuan(line.fee),
    '0.60%',
    yuan(line.total),
    yuan(refund?.amount ?? 0),
    '',
  ];
}

export function sum<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
