import type { PaymentChannel } from '@scanfix/shared-types';
import type { Words } from '../../platform/printing/paper.js';

export const receiptWords = {
  title: { zh: '收款凭证', en: 'RECEIPT' },
  number: { zh: '凭证号', en: 'No.' },
  ticket: { zh: '工单号', en: 'Ticket' },
  printedAt: { zh: '出具时间', en: 'Issued' },
  device: { zh: '设备', en: 'Device' },
  place: { zh: '位置', en: 'Place' },
  item: { zh: '项目', en: 'Item' },
  quantity: { zh: '数量', en: 'Qty' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  amount: { zh: '金额', en: 'Amount' },
  covered: { zh: '保修承担', en: 'covered' },
  discount: { zh: '优惠', en: 'Discount' },
  total: { zh: '合计（含税）', en: 'Total incl. tax' },
  tax: { zh: '其中税额', en: 'of which tax' },
  paid: { zh: '收款记录', en: 'Received' },
  refunded: { zh: '退款', en: 'Refund' },
  net: { zh: '实收', en: 'Net received' },
  note: { zh: '本凭证不是发票。需要发票请在工单页面申请。', en: 'This is no fapiao; ask for one on the ticket\'s page.' },
  servicePhone: { zh: '服务电话', en: 'Tel.' },
} as const satisfies Record<string, Words>;

export const channelWords: Record<PaymentChannel, Words> = {
  'mini-program': { zh: '微信支付', en: 'WeChat Pay' },
  'official-account': { zh: '微信支付', en: 'WeChat Pay' },
  native: { zh: '微信扫码支付', en: 'WeChat Pay (QR)' },
  cash: { zh: '现金', en: 'Cash' },
  transfer: { zh: '转账', en: 'Transfer' },
  pos: { zh: '刷卡', en: 'Card' },
};
