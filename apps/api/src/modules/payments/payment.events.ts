/** Money came in: once for each payment, whatever it was for. */
export const paymentReceived = 'payment.received';
export interface PaymentReceived {
  paymentId: number;
  ticketId: number;
}

/** A refund may go to WeChat now. */
export const refundApproved = 'refund.approved';
export interface RefundApproved {
  refundId: number;
}

/** Money went back: once for each refund. */
export const refundSucceeded = 'refund.succeeded';
export interface RefundSucceeded {
  refundId: number;
  ticketId: number;
}
