import type { RefundReason } from '@scanfix/shared-types';

/** What payers read in WeChat, which has one language for it. */
export function orderWords(organizationName: string, ticketNumber: string): string {
  return `${organizationName}维修费 ${ticketNumber}`;
}

export const refundWords: Record<RefundReason, string> = {
  overcharged: '多收退款', 'not-done': '服务未完成', goodwill: '服务补偿', duplicate: '重复支付退回', 'paid-after-close': '订单关闭后支付退回', other: '维修费退款',
};

/** For WeChat's record of the delivery. */
export function deliveryWords(ticketNumber: string): string {
  return `维修服务已完成 ${ticketNumber}`;
}
