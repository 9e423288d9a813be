import { fundFlowColumns, fundFlowTotals, tradeColumns, tradeTotals } from '../../src/modules/reconciliation/bill.columns.js';

/** A line of a trade bill, by what matters about it; amounts in fen. */
export interface BillLineOf {
  transactionId: string;
  outTradeNo: string;
  amount: number;
  /** Of a refund. */
  refundId?: string;
  outRefundNo?: string;
  /** `HH:MM:SS` in Shanghai. */
  time?: string;
  fee?: string;
  goods?: string;
  mchid?: string;
  settled?: number;
  rate?: string;
}
export interface BillOptions {
  date: string;
  mchid?: string;
  lineEnd?: string;
  mark?: boolean;
  /** Of the totals line, instead of the true ones. */
  totals?: Partial<Record<(typeof tradeTotals)[number], string>>;
}

export const yuan = (fen: number) => `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
const feeOf = (fen: number) => `${yuan(Math.sign(fen) * Math.floor((Math.abs(fen) * 60 + 5000) / 10_000))}000`;
const hundredThousandths = (text: string) => Math.round(Number(text) * 100_000);
const exact = (value: number) => (value / 100_000).toFixed(5);

/** The cells of a line, 0.6 % taken as WeChat Pay takes it. */
function cellsOf(line: BillLineOf, { date, mchid = '1900000001' }: BillOptions): Record<string, string> {
  const refund = line.refundId !== undefined;
  const { amount, settled = amount } = line;
  return {
    交易时间: `${date} ${line.time ?? '12:00:00'}`, 公众账号ID: 'wxdemo', 商户号: line.mchid ?? mchid, 特约商户号: '0', 设备号: '', 微信订单号: line.transactionId, 商户订单号: line.outTradeNo,
    用户标识: 'o-payer', 交易类型: 'JSAPI', 交易状态: refund ? 'REFUND' : 'SUCCESS', 付款银行: 'OTHERS', 货币种类: 'CNY', 应结订单金额: refund ? '0.00' : yuan(settled), 代金券金额: '0.00',
    微信退款单号: line.refundId ?? '0', 商户退款单号: line.outRefundNo ?? '0', 退款金额: refund ? yuan(settled) : '0.00', 充值券退款金额: '0.00', 退款类型: refund ? 'ORIGINAL' : '',
    退款状态: refund ? 'SUCCESS' : '', 商品名称: line.goods ?? '维修', 商户数据包: '', 手续费: line.fee ?? feeOf(refund ? -settled : settled), 费率: line.rate ?? '0.60%',
    订单金额: refund ? '0.00' : yuan(amount), 申请退款金额: refund ? yuan(amount) : '0.00', 费率备注: '',
  };
}

const row = (columns: readonly string[], cells: Record<string, string>) => columns.map((column) => `\`${cells[column] ?? ''}`).join(',');

export function tradeBill(lines: readonly BillLineOf[], options: BillOptions): Buffer {
  return Buffer.from([...tradeBillText(lines, options)].join(''));
}

/** A bill as it is made, line by line; the same lines in the same order are the same bytes. */
export function* tradeBillText(lines: Iterable<BillLineOf>, options: BillOptions): Generator<string> {
  const { lineEnd = '\r\n', mark = true, totals = {} } = options;
  const sums = { lines: 0, 应结订单金额: 0, 退款金额: 0, 手续费: 0, 订单金额: 0, 申请退款金额: 0 };
  yield `${mark ? '\ufeff' : ''}${tradeColumns.join(',')}${lineEnd}`;
  for (const line of lines) {
    const cells = cellsOf(line, options);
    sums.lines += 1;
    for (const column of ['应结订单金额', '退款金额', '手续费', '订单金额', '申请退款金额'] as const) sums[column] += hundredThousandths(cells[column] ?? '0');
    yield `${row(tradeColumns, cells)}${lineEnd}`;
  }
  yield `${tradeTotals.join(',')}${lineEnd}`;
  yield `${row(tradeTotals, {
    总交易单数: `${sums.lines}.0`, 应结订单总金额: exact(sums.应结订单金额), 退款总金额: exact(sums.退款金额), 充值券退款总金额: '0.00', 手续费总金额: exact(sums.手续费),
    订单总金额: exact(sums.订单金额), 申请退款总金额: exact(sums.申请退款金额), ...totals,
  })}${lineEnd}`;
}

export interface FundFlowLineOf {
  kind: '交易' | '退款' | '扣除交易手续费' | '退还交易手续费' | '提现';
  amount: number;
  time?: string;
}

export function fundFlowBill(lines: readonly FundFlowLineOf[], { date }: { date: string }): Buffer {
  const income = (kind: string) => kind === '交易' || kind === '退还交易手续费';
  const total = (wanted: boolean) => lines.filter(({ kind }) => income(kind) === wanted);
  const sum = (wanted: boolean) => yuan(total(wanted).reduce((all, { amount }) => all + amount, 0));
  return Buffer.from([
    `\ufeff${fundFlowColumns.join(',')}`,
    ...lines.map(({ kind, amount, time = '12:00:00' }, index) => row(fundFlowColumns, {
      记账时间: `${date} ${time}`, 微信支付业务单号: `4200${index}`, 资金流水单号: `f${index}`, 业务名称: '交易', 业务类型: kind, 收支类型: income(kind) ? '收入' : '支出', '收支金额(元)': yuan(amount),
      '账户结余(元)': '0.00', 资金变更提交申请人: '1900000001', 备注: '', 业务凭证号: `v${index}`,
    })),
    fundFlowTotals.join(','),
    row(fundFlowTotals, { 资金流水总笔数: `${lines.length}`, 收入笔数: `${total(true).length}`, 收入金额: sum(true), 支出笔数: `${total(false).length}`, 支出金额: sum(false) }),
    '',
  ].join('\r\n'));
}
