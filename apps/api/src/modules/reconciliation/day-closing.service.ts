import { Injectable } from '@nestjs/common';
import type { ReconciliationState } from '@scanfix/shared-types';
import type { BillSums } from './bill-loading.service.js';
import type { FundFlow } from './bill.parser.js';
import type { ComparedResult } from './day-comparison.service.js';
import { WorkStopped } from './day-lease.js';
import { DifferencesRepository, type DifferenceCount } from './differences.repository.js';
import { feesToPost } from './fee-postings.js';
import type { ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import type { ReconciliationRow } from './reconciliation.entity.js';
import { ReconciliationsRepository, type ClaimedDay } from './reconciliations.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface RunResult extends ComparedResult {
  bill: BillSums;
  source: 'fetched' | 'uploaded';
  linesOfRun: number;
  flow: FundFlow | null;
  /** The fund flow could not be had yet. */
  tryAgain: boolean;
}

/** In the audit, for what no person did. */
const system = 0;

/** How a run ends: what it found becomes the day's result in one transaction. */
@Injectable()
export class DayClosing {
  constructor(
    private readonly days: ReconciliationsRepository,
    private readonly differences: DifferencesRepository,
    private readonly ledger: LedgerService,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws WorkStopped when the day is somebody else's by now */
  async finish(claimed: ClaimedDay, { bill, sums, flow, source, linesOfRun, tryAgain, opened }: RunResult): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const day = await this.mine(transaction, claimed);
      const counts = await this.differences.counts(transaction, day.id);
      const state = stateOf(counts);
      await this.postFees(transaction, day, claimed.runId, bill);
      await this.days.update(transaction, day.id, {
        ...bill, ...sums, ...totalsOf(counts), state, source, fundFlow: flow, tryAgain, problem: null, linesOfRun, progress: bill.billLines, ...ended(),
        postedFeeCharged: bill.feeCharged, postedFeeReturned: bill.feeReturned,
      });
      await this.days.finishRun(transaction, claimed.runId, state);
      await this.auditAmounts(transaction, day, opened);
      await this.tell(transaction, day, opened.filter(({ waitsFor }) => waitsFor === null).length);
    });
  }

  /** The bill could not be had. What an earlier run found stands. */
  async fail(claimed: ClaimedDay, { state, problem, tryAgain }: { state: 'waiting' | 'failed'; problem: string | null; tryAgain: boolean }): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const day = await this.mine(transaction, claimed);
      await this.days.update(transaction, day.id, { state, problem, tryAgain, ...ended() });
      await this.days.finishRun(transaction, claimed.runId, problem ?? state);
    });
  }

  /** As if the run had not been. */
  async undo({ row, runId, lease }: ClaimedDay): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const day = await this.mine(transaction, { row, lease });
      const { state, startedAt, finishedAt, progress } = row;
      await this.days.update(transaction, day.id, { state, startedAt, finishedAt, progress, lease: null, leaseUntil: null });
      await this.days.finishRun(transaction, runId, 'refused');
    });
  }

  /** A fund-flow bill that came before the trade bill: it waits for it. */
  async keepFlow({ row, runId, lease }: ClaimedDay, fundFlow: FundFlow): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const day = await this.mine(transaction, { row, lease });
      await this.days.update(transaction, day.id, { state: row.state === 'running' ? 'waiting' : row.state, fundFlow, ...ended() });
      await this.days.finishRun(transaction, runId, 'kept');
    });
  }

  /** After something was settled: the day's counts and what they make of it. A day at work finds out by itself. */
  async restate(transaction: Transaction, organizationId: number, reconciliationId: number): Promise<ReconciliationRow | null> {
    const day = await this.days.lock(transaction, organizationId, reconciliationId);
    if (!day || day.lease !== null) return day;
    const counts = await this.differences.counts(transaction, reconciliationId);
    const compared = day.state === 'clean' || day.state === 'open' || day.state === 'worked-off';
    await this.days.update(transaction, reconciliationId, { ...totalsOf(counts), ...(compared ? { state: stateOf(counts) } : {}) });
    return day;
  }

  /** Differences of a day that nobody was told of so far. */
  async alarm(organizationId: number, reconciliationId: number, ids: readonly number[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      await this.differences.update(transaction, ids, { waitsFor: null });
      const day = await this.restate(transaction, organizationId, reconciliationId);
      if (day) await this.tell(transaction, day, ids.length);
    });
  }

  private async mine(transaction: Transaction, { row, lease }: Pick<ClaimedDay, 'row' | 'lease'>): Promise<ReconciliationRow> {
    const day = await this.days.lock(transaction, row.organizationId, row.id);
    if (day?.lease !== lease) throw new WorkStopped();
    return day;
  }

  private async postFees(transaction: Transaction, day: ReconciliationRow, runId: number, { feeCharged, feeReturned }: BillSums): Promise<void> {
    const { organizationId, date, postedFeeCharged, postedFeeReturned } = day;
    const { charge, giveBack } = feesToPost({ charged: feeCharged, returned: feeReturned }, { charged: postedFeeCharged, returned: postedFeeReturned });
    const posting = { sourceId: runId, on: date, text: day.mchid };
    if (charge > 0) await this.ledger.feeCharged(transaction, organizationId, { ...posting, amount: charge });
    if (giveBack > 0) await this.ledger.feeReturned(transaction, organizationId, { ...posting, amount: giveBack });
  }

  /** A wrong amount is serious: nothing is done about it by itself, and it is in the book. */
  private async auditAmounts(transaction: Transaction, { organizationId, date }: ReconciliationRow, opened: readonly ReconciliationDifferenceRow[]): Promise<void> {
    for (const { id, kind, theirs, ours, outTradeNo } of opened) {
      if (kind !== 'amount-differs') continue;
      await this.audit.record(transaction, { organizationId, userId: system, requestId: 'reconciliation' }, {
        action: 'reconciliation.amount-differs', subject: 'reconciliation-difference', subjectId: id, label: outTradeNo ?? '', data: { date, theirs, ours },
      });
    }
  }

  private async tell(transaction: Transaction, { organizationId, id, date }: ReconciliationRow, differences: number): Promise<void> {
    if (differences === 0) return;
    await this.notices.add(transaction, {
      organizationId, userIds: await this.people.staffWithRole(organizationId, 'finance', transaction), kind: 'reconciliation-open', ticketId: null, ticketNumber: null,
      data: { reconciliationId: id, date, differences },
    });
  }
}

const ended = () => ({ finishedAt: new Date(), lease: null, leaseUntil: null });

function stateOf(counts: readonly DifferenceCount[]): ReconciliationState {
  if (counts.some(({ state }) => state === 'open')) return 'open';
  return counts.length > 0 ? 'worked-off' : 'clean';
}

function totalsOf(counts: readonly DifferenceCount[]): Pick<ReconciliationRow, 'oursOnly' | 'theirsOnly' | 'amountDiffers'> {
  const of = (wanted: DifferenceCount['kind']) => counts.filter(({ kind }) => kind === wanted).reduce((sum, { total }) => sum + total, 0);
  return { oursOnly: of('ours-only'), theirsOnly: of('theirs-only'), amountDiffers: of('amount-differs') };
}
