import type { PaymentChannel, PaymentState, RefundState } from '@scanfix/shared-types';

/** What was received, whatever of it went back since. */
export const receivedStates = ['paid', 'partially-refunded', 'refunded'] as const satisfies readonly PaymentState[];
/** What can still be paid at WeChat. */
export const openStates = ['created', 'prepaid'] as const satisfies readonly PaymentState[];
/** What takes, or may still take, money from a payment: together never more than was paid. */
export const bindingRefundStates = ['requested', 'approved', 'processing', 'succeeded', 'abnormal'] as const satisfies readonly RefundState[];
/** Money that is on its way back, or there. */
export const leavingRefundStates = ['approved', 'processing', 'succeeded', 'abnormal'] as const satisfies readonly RefundState[];

export function isReceived(state: PaymentState): boolean {
  return (receivedStates as readonly PaymentState[]).includes(state);
}

export function isOpen(state: PaymentState): boolean {
  return (openStates as readonly PaymentState[]).includes(state);
}

export function isOffline(channel: PaymentChannel): boolean {
  return channel === 'cash' || channel === 'transfer' || channel === 'pos';
}
