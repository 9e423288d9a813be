import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Payment } from './payment.entity.js';
import { PaymentOrders } from './payment-orders.js';
import { nextQueryOf, questionRepeatedAt, ranOut } from './payment.schedule.js';
import { PaymentsRepository } from './payments.repository.js';
import { RefundSending } from './refund-sending.js';
import { RefundsRepository } from './refunds.repository.js';
import { WordRefused } from './signed-words.js';
import { Config } from '../../platform/config/config.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const atOnce = 200;
/** Milliseconds that a run may take. One whose process died must not keep the next one waiting; two at once do the same once. */
const longest = 120_000;
const shortestLongest = 2000;
/** Calls to WeChat at the same time. */
const lanes = 8;

/** What is open at WeChat is asked about until it is not: notifications get lost, processes die, phones are put away. */
@Injectable()
export class PaymentsClock implements OnModuleInit {
  private readonly logger = new Logger('Payments');
  private readonly scale: number;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
    private readonly orders: PaymentOrders,
    private readonly sending: RefundSending,
    { settings }: Config,
  ) {
    this.scale = settings.PAYMENT_QUERY_SCALE;
  }

  onModuleInit(): void {
    const often = this.scale < 1 ? '* * * * * *' : '*/15 * * * * *';
    const longestRun = Math.max(shortestLongest, longest * this.scale);
    this.scheduler.add({ name: 'payment-queries', schedule: often, longest: longestRun, run: () => this.queryPayments() });
    this.scheduler.add({ name: 'refund-queries', schedule: often, longest: longestRun, run: () => this.advanceRefunds() });
  }

  /** Public for its tests. */
  async queryPayments(now = new Date()): Promise<void> {
    await inLanes(await this.payments.toQuery(now, atOnce), (payment) => this.query(payment, now));
  }

  /** Public for its tests. */
  async advanceRefunds(now = new Date()): Promise<void> {
    await inLanes(await this.refunds.toTry(now, atOnce), async (refund) => {
      await this.sending.advance(refund).catch((error: unknown) => this.logger.warn(`${refund.outRefundNo} waits: ${plainMessage(error)}`));
    });
  }

  private async query(payment: Payment, now: Date): Promise<void> {
    const { id, createdAt, expiresAt } = payment;
    if (expiresAt === null) return;
    const queries = Math.min(payment.queries + 1, 60_000);
    // Before anything can go wrong: a broken order must not hold the others up, and one whose process dies now is taken up again soon.
    await this.payments.queryAgain(id, queries, questionRepeatedAt(queries, now, this.scale));
    try {
      if (ranOut({ expiresAt }, now, this.scale)) await this.orders.close(payment);
      else await this.goOn(payment, now);
    } catch (error) {
      const reason = error instanceof WordRefused ? `WeChat Pay contradicts it: ${error.reason}` : plainMessage(error);
      this.logger.warn(`${payment.outTradeNo} stays ${payment.state}: ${reason}`);
      return;
    }
    await this.payments.queryAgain(id, queries, nextQueryOf({ createdAt, expiresAt, queries }, now, this.scale));
  }

  /** A process died between writing the order down and WeChat's answer to it: the same order is asked for again. */
  private async goOn(payment: Payment, now: Date): Promise<void> {
    const word = await this.orders.ask(payment);
    if (payment.state === 'created' && (word === 'unknown' || word === 'open')) await this.orders.prepare(payment, now);
  }
}

async function inLanes<Row>(rows: readonly Row[], work: (row: Row) => Promise<void>): Promise<void> {
  const waiting = [...rows];
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await work(row);
  }));
}
