import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../platform/telemetry/metrics.js';

export type PaymentOutcome = 'paid' | 'surplus' | 'recorded' | 'closed' | 'order-failed' | 'unexplained';

/** What an operator watches of money. */
@Injectable()
export class PaymentMetrics {
  private readonly payments: Counter;
  private readonly refusals: Counter;
  private readonly refunds: Counter;

  constructor({ registry }: Metrics) {
    this.payments = new Counter({ name: 'payments_total', help: 'Payments by what became of them', labelNames: ['outcome'], registers: [registry] });
    this.refusals = new Counter({ name: 'payment_notifications_refused_total', help: 'Notifications that were not believed, by reason', labelNames: ['reason'], registers: [registry] });
    this.refunds = new Counter({ name: 'refunds_total', help: 'Refunds by what became of them', labelNames: ['outcome'], registers: [registry] });
  }

  payment(outcome: PaymentOutcome): void {
    this.payments.inc({ outcome });
  }

  refund(outcome: 'succeeded' | 'abnormal' | 'closed' | 'failed'): void {
    this.refunds.inc({ outcome });
  }

  refused(reason: string): void {
    this.refusals.inc({ reason });
  }
}
