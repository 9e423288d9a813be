import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { BillLinesRepository } from './bill-lines.repository.js';
import { BillLoading, type BillSums } from './bill-loading.service.js';
import { readFundFlowBill, type FundFlow } from './bill.parser.js';
import { isBillProblem } from './bill-problem.js';
import { DayClosing } from './day-closing.service.js';
import { DayComparison } from './day-comparison.service.js';
import { DayLease, leaseTime, WorkStopped } from './day-lease.js';
import type { ComparedDay } from './difference-recording.service.js';
import { NextDaySearch } from './next-day-search.service.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { WechatPayError } from '../../platform/wechat/pay/pay-error.js';
import type { PayMerchant } from '../../platform/wechat/pay/pay-merchant.js';

export interface WantedRun {
  organizationId: number;
  merchant: PayMerchant;
  date: CalendarDate;
  /** Null for the daily job. */
  startedById: number | null;
}
/** A day in hand. `done` settles when the run has ended, however it did. */
export interface StartedRun {
  id: number;
  done: Promise<void>;
}
interface Loaded {
  bill: BillSums;
  source: 'fetched' | 'uploaded';
  linesOfRun: number;
  flow: FundFlow | null;
  tryAgain: boolean;
}

/** One day of one merchant, once: fetched, compared, closed. Only one run of a day works at a time, in whatever process. */
@Injectable()
export class ReconciliationRuns implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Reconciliation');
  private readonly leases = new Set<DayLease>();
  private readonly working = new Set<Promise<unknown>>();

  constructor(
    private readonly days: ReconciliationsRepository,
    private readonly lines: BillLinesRepository,
    private readonly loading: BillLoading,
    private readonly comparison: DayComparison,
    private readonly nextDay: NextDaySearch,
    private readonly closing: DayClosing,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What is not finished is taken up by another process, or after the start. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const lease of this.leases) lease.stop();
    await Promise.allSettled(this.working);
  }

  /** Fetches the bills and compares, while the caller goes on. @throws DomainError `reconciliation-running` */
  async fetch(wanted: WantedRun): Promise<StartedRun> {
    const lease = await this.claim(wanted, 'fetched');
    return this.goOn(lease, wanted, () => this.fetched(lease, wanted.merchant));
  }

  /**
   * Reads a file before it answers, so that who sent it hears what is wrong with it; then compares, while the caller goes on.
   * @throws DomainError `reconciliation-running`, `bill-unreadable`, `bill-damaged`
   */
  async upload(wanted: WantedRun, kind: 'trade' | 'fund-flow', bytes: AsyncIterable<Uint8Array>): Promise<StartedRun> {
    const lease = await this.claim(wanted, 'uploaded');
    const loaded = await this.keepTrack(this.read(lease, kind, bytes));
    if (loaded) return this.goOn(lease, wanted, () => Promise.resolve(loaded));
    this.letGo(lease);
    return { id: lease.claimed.row.id, done: Promise.resolve() };
  }

  /** A file that is refused leaves the day as it was. */
  private async read(lease: DayLease, kind: 'trade' | 'fund-flow', bytes: AsyncIterable<Uint8Array>): Promise<Loaded | null> {
    try {
      return kind === 'trade' ? await this.uploadedTrade(lease, bytes) : await this.uploadedFlow(lease, bytes);
    } catch (error) {
      this.letGo(lease);
      await this.closing.undo(lease.claimed).catch((lost: unknown) => {
        if (!(lost instanceof WorkStopped)) throw lost;
      });
      throw error instanceof WorkStopped ? new DomainError('reconciliation-running') : error;
    }
  }

  private async claim({ organizationId, merchant, date, startedById }: WantedRun, source: 'fetched' | 'uploaded'): Promise<DayLease> {
    const day = { organizationId, merchantId: merchant.id, mchid: merchant.mchid, date };
    await this.days.ensure(day);
    const now = new Date();
    const claimed = await this.unitOfWork.run((transaction) => this.days.claim(transaction, day, { now, until: new Date(now.getTime() + leaseTime), source, startedById }));
    if (!claimed) throw new DomainError('reconciliation-running');
    const lease = new DayLease(claimed, this.days);
    this.leases.add(lease);
    return lease;
  }

  private goOn(lease: DayLease, wanted: WantedRun, load: () => Promise<Loaded>): StartedRun {
    return { id: lease.claimed.row.id, done: this.keepTrack(this.work(lease, wanted, load).finally(() => this.letGo(lease))) };
  }

  private letGo(lease: DayLease): void {
    lease.end();
    this.leases.delete(lease);
  }

  private keepTrack<Result>(work: Promise<Result>): Promise<Result> {
    this.working.add(work);
    const forget = () => { this.working.delete(work); };
    work.then(forget, forget);
    return work;
  }

  private async work(lease: DayLease, wanted: WantedRun, load: () => Promise<Loaded>): Promise<void> {
    try {
      await this.compare(lease, wanted, await load());
    } catch (error) {
      await this.giveUp(lease, error).catch((problem: unknown) => this.logger.error(`the day could not be closed: ${plainMessage(problem)}`));
    }
  }

  private async compare(lease: DayLease, { organizationId, merchant, date }: WantedRun, { bill, source, linesOfRun, flow, tryAgain }: Loaded): Promise<void> {
    const { row: { id: reconciliationId }, run } = lease.claimed;
    const day: ComparedDay = { organizationId, reconciliationId, merchantId: merchant.id, date, run, linesOfRun };
    const result = await this.comparison.compare(lease, day, bill, flow);
    // Before the day is closed: who sees that it is done, sees what it did for the days before it.
    await this.nextDay.search(day);
    await this.closing.finish(lease.claimed, { ...result, bill, source, linesOfRun, flow, tryAgain });
    await this.lines.removeEarlier({ reconciliationId, run: linesOfRun });
  }

  private async fetched(lease: DayLease, merchant: PayMerchant): Promise<Loaded> {
    const { row, run } = lease.claimed;
    const bill = await this.loading.fetchTrade(lease, merchant);
    const flow = await this.loading.fetchFundFlow(lease, merchant).catch((error: unknown) => {
      if (!(error instanceof WechatPayError) && !isBillProblem(error)) throw error;
      this.logger.warn(`the fund-flow bill of ${row.mchid} for ${row.date} could not be had: ${wordFor(error)}`);
      return error;
    });
    // One that is not permitted will not be tomorrow; the trade bill is compared without it.
    if (flow instanceof DomainError) return { bill, source: 'fetched', linesOfRun: run, flow: row.fundFlow, tryAgain: wordFor(flow) !== 'not-permitted' };
    return { bill, source: 'fetched', linesOfRun: run, flow, tryAgain: false };
  }

  private async uploadedTrade(lease: DayLease, bytes: AsyncIterable<Uint8Array>): Promise<Loaded> {
    const { row, run } = lease.claimed;
    return { bill: await this.loading.loadTrade(lease, bytes), source: 'uploaded', linesOfRun: run, flow: row.fundFlow, tryAgain: false };
  }

  /** With the trade bill that is there. Null where there is none: it waits for it. */
  private async uploadedFlow(lease: DayLease, bytes: AsyncIterable<Uint8Array>): Promise<Loaded | null> {
    const { row } = lease.claimed;
    const flow = await readFundFlowBill(bytes, { date: row.date });
    if (row.source !== null && (row.linesOfRun > 0 || row.billLines === 0)) return { bill: sumsOf(row), source: row.source, linesOfRun: row.linesOfRun, flow, tryAgain: false };
    await this.closing.keepFlow(lease.claimed, flow);
    return null;
  }

  private async giveUp({ claimed }: DayLease, error: unknown): Promise<void> {
    await this.lines.removeRun(claimed.row.id, claimed.run);
    if (error instanceof WorkStopped) return this.days.release(claimed);
    const problem = wordFor(error);
    if (problem === 'statement-not-ready') return this.closing.fail(claimed, { state: 'waiting', problem: null, tryAgain: true });
    this.logger.error(`the bill of ${claimed.row.mchid} for ${claimed.row.date}: ${problem === 'internal' ? plainMessage(error) : problem}`);
    return this.closing.fail(claimed, { state: 'failed', problem, tryAgain: true });
  }
}

function sumsOf({ billLines, billPaid, billRefunded, billSettled, billReturned, feeCharged, feeReturned }: BillSums): BillSums {
  return { billLines, billPaid, billRefunded, billSettled, billReturned, feeCharged, feeReturned };
}

/** Why a bill could not be had, in a word that the client words. */
function wordFor(error: unknown): string {
  if (error instanceof WechatPayError) return error.failure;
  return isBillProblem(error) ? error.code : 'internal';
}
