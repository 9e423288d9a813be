import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { billDay, daysAfter, isBillTime, lastBillDay } from './bill-day.js';
import { BillLinesRepository } from './bill-lines.repository.js';
import { ReconciliationRuns } from './reconciliation-runs.service.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { MerchantsService, type OwnedMerchant } from '../merchants/merchants.service.js';
import { PaymentsService } from '../payments/payments.service.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

/** Days that are looked after by themselves: what failed is tried again, and what was missed while nothing ran is made good. */
const daysBack = 7;
/** The lines of a bill are kept as long as WeChat Pay keeps the bill. */
const linesKeptDays = 92;
const removedAtOnce = 50;

/** Reconciles yesterday from ten o'clock in Shanghai, and every hour what has no bill yet or failed. */
@Injectable()
export class DailyReconciliation implements OnModuleInit {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    private readonly days: ReconciliationsRepository,
    private readonly lines: BillLinesRepository,
    private readonly runs: ReconciliationRuns,
    private readonly merchants: MerchantsService,
    private readonly payments: PaymentsService,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    // 10:05 to 23:05 in Shanghai, in UTC.
    this.scheduler.add({ name: 'reconciliation', schedule: '5 2-15 * * *', run: () => this.reconcileDue(new Date()) });
    this.scheduler.add({ name: 'reconciliation-abandoned', schedule: '* * * * *', run: () => this.takeUpAbandoned(new Date()) });
    this.scheduler.add({ name: 'bill-line-cleaning', schedule: '40 18 * * *', run: () => this.clean(new Date()) });
  }

  async reconcileDue(now: Date): Promise<void> {
    for (const owned of await this.merchants.all()) {
      for (const date of await this.dueDays(owned, now)) await this.reconcile(owned, date);
    }
  }

  /** Runs whose process was killed, or stopped in between. */
  async takeUpAbandoned(now: Date): Promise<void> {
    for (const { organizationId, merchantId, date } of await this.days.abandoned(now)) {
      const merchant = await this.merchants.byId(organizationId, merchantId);
      await this.reconcile({ organizationId, merchant }, date);
    }
  }

  async clean(now: Date): Promise<void> {
    for (let ids = await this.expired(now); ids.length > 0; ids = await this.expired(now)) {
      await this.lines.removeDays(ids);
      await this.days.forgetLines(ids);
    }
  }

  private expired(now: Date): Promise<number[]> {
    return this.days.withLinesBefore(daysAfter(lastBillDay(now), -linesKeptDays), removedAtOnce);
  }

  /** One day that fails does not keep the others back: it says so itself, and is tried again. */
  private async reconcile({ organizationId, merchant }: OwnedMerchant, date: CalendarDate): Promise<void> {
    try {
      const { done } = await this.runs.fetch({ organizationId, merchant, date, startedById: null });
      await done;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'reconciliation-running') return;
      this.logger.error(`${merchant.mchid}, ${date}: ${plainMessage(error)}`);
    }
  }

  /** Oldest first, so that what is not in one day's bill is then looked for in the next one's. */
  private async dueDays({ organizationId, merchant }: OwnedMerchant, now: Date): Promise<CalendarDate[]> {
    const last = lastBillDay(now);
    const first = daysAfter(last, 1 - daysBack);
    const known = new Map((await this.days.since(organizationId, merchant.id, first)).map(({ date, tryAgain }) => [date, tryAgain]));
    const active = (await this.merchants.active(organizationId))?.id === merchant.id;
    let begun = await this.days.existsBefore(organizationId, merchant.id, first);
    const due: CalendarDate[] = [];
    for (let date = first; date <= last; date = daysAfter(date, 1)) {
      const tryAgain = known.get(date);
      begun ||= tryAgain !== undefined;
      if (date === last && !isBillTime(now)) continue;
      // A merchant's first day is yesterday, or the first with a payment.
      if (tryAgain ?? ((active && (begun || date === last)) || await this.hasMoney(organizationId, merchant.id, date))) due.push(date);
    }
    return due;
  }

  private async hasMoney(organizationId: number, merchantId: number, date: CalendarDate): Promise<boolean> {
    const { start, end } = billDay(date);
    for await (const rows of this.payments.forReconciliation(organizationId, merchantId, start, end)) return rows.length > 0;
    return false;
  }
}
