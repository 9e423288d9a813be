import type { LedgerAccount, LedgerSource, Locale, PaymentChannel, PaymentPurpose, PaymentState, RefundReason, ExportKind } from '@scanfix/shared-types';

/** What stands in files that finance takes away; everything on screens is worded by the clients. */
export interface ExportWords {
  files: Record<ExportKind | 'vouchers', string>;
  channels: Record<PaymentChannel, string>;
  states: Record<PaymentState, string>;
  purposes: Record<PaymentPurpose, string>;
  reasons: Record<RefundReason, string>;
  sources: Record<LedgerSource, string>;
  accounts: Record<LedgerAccount, string>;
  yes: string;
  no: string;
  nobody: string;
}

const chinese: ExportWords = {
  files: { payments: '收款', refunds: '退款', receivables: '应收', ledger: '明细账', statement: '统计', vouchers: '凭证' },
  channels: { 'mini-program': '微信小程序', 'official-account': '微信公众号', native: '微信扫码', cash: '现金', transfer: '转账', pos: '刷卡' },
  states: { created: '待支付', prepaid: '待支付', paid: '已收', closed: '已关闭', 'partially-refunded': '部分退款', refunded: '已退款' },
  purposes: { quote: '维修费', surplus: '多收' },
  reasons: { overcharged: '多收', 'not-done': '未完成', goodwill: '补偿', duplicate: '重复支付', 'paid-after-close': '关闭后支付', other: '其他' },
  sources: {
    'quote-approved': '确认报价', 'quote-on-credit': '转挂账', 'quote-superseded': '报价变更', 'quote-cancelled': '报价取消', payment: '收款', 'payment-surplus': '多收款', 'payment-matched': '多收款认领', revenue: '确认收入',
    refund: '退款', 'refund-surplus': '退多收款', fee: '支付手续费', 'fee-returned': '手续费退回', correction: '更正',
  },
  accounts: {
    cash: '库存现金', bank: '银行存款', wechat: '其他货币资金-微信支付', receivable: '应收账款', 'contract-liability': '合同负债', 'output-tax': '应交税费-应交增值税-销项税额', suspense: '其他应付款', revenue: '主营业务收入',
    fees: '财务费用-手续费',
  },
  yes: '是',
  no: '否',
  nobody: '（无）',
};

const english: ExportWords = {
  files: { payments: 'payments', refunds: 'refunds', receivables: 'receivables', ledger: 'ledger', statement: 'statement', vouchers: 'vouchers' },
  channels: { 'mini-program': 'WeChat mini-program', 'official-account': 'WeChat web page', native: 'WeChat QR code', cash: 'cash', transfer: 'transfer', pos: 'card' },
  states: { created: 'waiting', prepaid: 'waiting', paid: 'paid', closed: 'closed', 'partially-refunded': 'partly refunded', refunded: 'refunded' },
  purposes: { quote: 'repair', surplus: 'surplus' },
  reasons: { overcharged: 'overcharged', 'not-done': 'not done', goodwill: 'goodwill', duplicate: 'paid twice', 'paid-after-close': 'paid after close', other: 'other' },
  sources: {
    'quote-approved': 'quote approved', 'quote-on-credit': 'put on credit', 'quote-superseded': 'quote replaced', 'quote-cancelled': 'quote cancelled', payment: 'payment', 'payment-surplus': 'surplus', 'payment-matched': 'surplus matched',
    revenue: 'revenue', refund: 'refund', 'refund-surplus': 'surplus refunded', fee: 'payment fee', 'fee-returned': 'fee returned', correction: 'correction',
  },
  accounts: {
    cash: 'Cash', bank: 'Bank', wechat: 'WeChat Pay', receivable: 'Receivables', 'contract-liability': 'Contract liabilities', 'output-tax': 'Output VAT', suspense: 'Other payables', revenue: 'Revenue', fees: 'Fees',
  },
  yes: 'yes',
  no: 'no',
  nobody: '(none)',
};

export function wordsFor(locale: Locale): ExportWords {
  return locale === 'en' ? english : chinese;
}

/** The language somebody's browser asks for; Chinese unless it is English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}
