import { ledgerAccounts, type ExportColumn, type ExportKind, type ExportSettings, type LedgerAccount } from '@scanfix/shared-types';

/** What a file of each kind can have, in the order in which it has it until somebody chooses otherwise; with the heading that it then has. */
export const exportFields = {
  payments: {
    paidAt: '到账时间', ticketNumber: '工单号', customerName: '客户', channel: '渠道', amount: '金额', refunded: '已退', fee: '手续费', state: '状态', purpose: '用途',
    outTradeNo: '商户订单号', transactionId: '微信支付订单号', voucherNumber: '凭据号', payerName: '付款人', recordedBy: '登记人', reconciledOn: '对账日期', note: '备注',
  },
  refunds: {
    succeededAt: '到账时间', ticketNumber: '工单号', customerName: '客户', channel: '渠道', amount: '退款金额', reason: '原因', outRefundNo: '商户退款单号', outTradeNo: '商户订单号',
    requestedBy: '申请人', decidedBy: '审批人', voucherNumber: '凭据号', note: '备注',
  },
  receivables: {
    ticketNumber: '工单号', customerName: '客户', contactName: '联系人', approvedAt: '确认时间', dueOn: '到期日', overdueDays: '逾期天数', onCredit: '挂账', amount: '金额', open: '未收',
  },
  ledger: {
    on: '日期', entry: '分录号', source: '业务', ticketNumber: '工单号', customerName: '客户', text: '摘要', accountCode: '科目编码', accountName: '科目名称', debit: '借方金额', credit: '贷方金额',
  },
  statement: {
    name: '名称', tickets: '工单数', approved: '已确认', received: '已收', refunded: '已退', revenue: '收入', tax: '税额', fees: '手续费', open: '期末应收',
  },
} as const satisfies Record<ExportKind, Record<string, string>>;

/** A field of a kind. */
export type ExportField<Kind extends ExportKind> = keyof (typeof exportFields)[Kind] & string;

const sums = ['amount', 'refunded', 'fee', 'open', 'debit', 'credit', 'approved', 'received', 'revenue', 'tax', 'fees'];
const counts = ['tickets', 'overdueDays', 'entry'];
const days = ['on', 'dueOn', 'reconciledOn'];

export function formatOf(field: string): 'amount' | 'general' | 'date' | 'text' {
  if (sums.includes(field)) return 'amount';
  if (counts.includes(field)) return 'general';
  return days.includes(field) ? 'date' : 'text';
}

export function availableFields(kind: ExportKind): string[] {
  return Object.keys(exportFields[kind]);
}

/** Until somebody chooses otherwise: everything, and the codes of the accounting standards. */
export const defaultExportSettings: Omit<ExportSettings, 'available'> = {
  columns: {
    payments: columnsOf('payments'), refunds: columnsOf('refunds'), receivables: columnsOf('receivables'), ledger: columnsOf('ledger'), statement: columnsOf('statement'),
  },
  accountCodes: Object.fromEntries(Object.entries(ledgerAccounts).map(([account, { code }]) => [account, code])) as Record<LedgerAccount, string>,
  voucherWord: '记',
  preparedBy: '',
};

function columnsOf(kind: ExportKind): ExportColumn[] {
  return Object.entries(exportFields[kind]).map(([field, heading]) => ({ field, heading }));
}
