import type {
  DeclineQuoteReason, InvoiceState, LedgerAccount, LedgerRule, LedgerSource, PaymentChannel, PaymentState, RefundReason, RefundState, RequestInvoiceRequest, ShippingState,
} from '@scanfix/shared-types';

export const declineQuoteReasons: Record<DeclineQuoteReason, string> = {
  'too-expensive': '太贵了',
  'not-needed': '不需要修了',
  'repair-elsewhere': '找别处修',
  'not-understood': '看不明白',
  other: '其他',
};

export const paymentStates: Record<PaymentState | 'surplus', string> = {
  created: '正在下单',
  prepaid: '等待付款',
  paid: '已收到',
  closed: '没有付，已关闭',
  'partially-refunded': '部分已退',
  refunded: '已全部退回',
  surplus: '多收，等待处理',
};
export const paymentChannels: Record<PaymentChannel, string> = {
  'mini-program': '微信小程序',
  'official-account': '微信公众号',
  native: '微信扫码',
  cash: '现金',
  transfer: '银行转账',
  pos: '刷卡（POS）',
};
export const shippingStates: Record<ShippingState, string> = { 'not-needed': '不需要', waiting: '等待上传', uploaded: '已上传', failed: '上传失败，会自动重试' };

export const refundStates: Record<RefundState, string> = {
  requested: '等待审批',
  refused: '没有批准',
  approved: '已批准，等待退出',
  processing: '正在退回',
  succeeded: '已退回',
  closed: '没有退成，已关闭',
  abnormal: '退不出去，要处理',
};
export const refundReasons: Record<RefundReason, string> = {
  overcharged: '多收了',
  'not-done': '没有做或没做完',
  goodwill: '安抚客户',
  duplicate: '重复付款',
  'paid-after-close': '订单关闭后才付',
  other: '其他',
};
/** Why WeChat Pay did not do what was asked: its own code, or the server's word for it. Another one is shown as it came. */
export const wechatFailures: Record<string, string> = {
  NOT_ENOUGH: '商户账户余额不够。充值后会自动重试。',
  'balance-too-low': '商户账户余额不够。充值后会自动重试。',
  USER_ACCOUNT_ABNORMAL: '付款人的微信账户异常，退不回去。请联系对方，用别的方式退。',
  'payer-account-closed': '付款人的微信账户已注销，退不回去。请联系对方，用别的方式退。',
  ABNORMAL: '付款人的银行卡或账户收不了，退不回去。请联系对方，用别的方式退。',
  CLOSED: '微信关闭了这笔退款，钱没有退出去。需要的话请重新申请。',
  FREQUENCY_LIMITED: '微信要求慢一点，会自动重试。',
  'too-frequent': '微信要求慢一点，会自动重试。',
  SYSTEM_ERROR: '微信系统出错，会自动重试。',
  busy: '微信系统忙，会自动重试。',
  'no-answer': '微信没有回应，会自动重试。',
  unverified: '微信的回答签名不对，没有采信。请检查商户的微信支付公钥或平台证书。',
  unreadable: '微信的回答读不懂，没有采信。会自动重试。',
  NO_AUTH: '商户没有这项权限，请到商户平台开通。',
  'not-permitted': '商户没有这项权限，请到商户平台开通。',
  MCH_NOT_EXISTS: '微信不认识这个商户号，请检查商户设置。',
  misconfigured: '商户号与应用没有绑定，请检查商户设置。',
  'signature-refused': '微信不认可我们的签名，请检查商户的证书和私钥。',
  'bad-request': '微信不接受这个请求，请联系管理员。',
  RESOURCE_NOT_EXISTS: '微信找不到原来的订单。',
  'no-statement': '微信说这一天没有账单。',
  'statement-not-ready': '微信还没有生成这一天的账单，会自动重试。',
  internal: '服务器出错了，我们已记录。会自动重试。',
};

export const ledgerAccounts: Record<LedgerAccount, string> = {
  cash: '库存现金',
  bank: '银行存款',
  wechat: '其他货币资金（微信）',
  receivable: '应收账款',
  'contract-liability': '合同负债',
  'output-tax': '应交税费（销项税）',
  suspense: '其他应付款（待查）',
  revenue: '主营业务收入',
  fees: '财务费用（手续费）',
};
export const ledgerSources: Record<LedgerSource, string> = {
  'quote-approved': '同意报价',
  'quote-on-credit': '转为挂账',
  'quote-superseded': '报价换新版本',
  'quote-cancelled': '报价取消',
  payment: '收款',
  'payment-surplus': '多收款',
  'payment-matched': '多收款认领',
  revenue: '完工确认收入',
  refund: '退款',
  'refund-surplus': '退回多收款',
  fee: '手续费',
  'fee-returned': '手续费退回',
  correction: '对账更正',
};
export const ledgerRules: Record<LedgerRule, string> = {
  'entry-balances': '每笔分录借贷相等',
  'books-balance': '全部账户借贷相等',
  'payment-posted': '每笔收款都已入账',
  'refund-posted': '每笔退款都已入账',
  'quote-posted': '每份同意的报价都已入账',
  'receivable-explained': '应收账款与工单欠款一致',
  chain: '分录没有被改动或删除',
};

export const invoiceStates: Record<InvoiceState, string> = { requested: '等待开票', issued: '已开票', refused: '没有开', cancelled: '已作废' };
export const invoiceTitleKinds: Record<RequestInvoiceRequest['titleKind'], string> = { personal: '个人', company: '单位' };
