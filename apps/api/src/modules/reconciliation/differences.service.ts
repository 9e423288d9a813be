import { Injectable } from '@nestjs/common';
import type { DifferenceAction, LedgerLine, Page, ReconciliationDifference } from '@scanfix/shared-types';
import { roundedToFen } from './bill.amounts.js';
import type { BillLineRow } from './bill-line.entity.js';
import { BillLinesRepository } from './bill-lines.repository.js';
import { compareLine } from './bill.comparison.js';
import { DayClosing } from './day-closing.service.js';
import { isOffered, offers } from './difference.policy.js';
import { DifferencesRepository } from './differences.repository.js';
import type { DifferenceQueryDto, WorkOffDifferenceDto } from './dto/reconciliation.dto.js';
import { differenceOf } from './reconciliation.mapper.js';
import type { ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { suspenseLines } from './suspense-postings.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PaymentsService, type Reconcilable } from '../payments/payments.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** What an action makes of a difference: settled, or only looked at. */
type Outcome = 'resolved' | 'ignored' | null;

/** Finance's queue: what people do about differences. */
@Injectable()
export class DifferencesService {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly days: ReconciliationsRepository,
    private readonly lines: BillLinesRepository,
    private readonly closing: DayClosing,
    private readonly payments: PaymentsService,
    private readonly ledger: LedgerService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async page({ organizationId }: Actor, { cursor, limit, reconciliationId, state, kind }: DifferenceQueryDto): Promise<Page<ReconciliationDifference>> {
    const [beforeId] = decodeCursor(cursor, 'id') ?? [null];
    const filter = { ...(reconciliationId === undefined ? {} : { reconciliationId }), ...(state === undefined ? {} : { state }), ...(kind === undefined ? {} : { kind }) };
    const rows = await this.differences.page(organizationId, filter, beforeId, limit + 1);
    const views = new Map((await this.views(organizationId, rows)).map((view) => [view.id, view]));
    return pageOf(rows, limit, ({ id }) => [id], ({ id }) => views.get(id) as ReconciliationDifference);
  }

  /** @throws DomainError `not-found`, `difference-settled`, `validation-failed` */
  async workOff(actor: Actor, id: number, { action, note }: WorkOffDifferenceDto): Promise<ReconciliationDifference> {
    const { organizationId } = actor;
    const row = await this.differences.find(organizationId, id);
    if (!row) throw new DomainError('not-found');
    refuseUnlessOffered(row, action);
    if (offers[action].needsNote && !note) throw invalidField('note', 'required');
    const agreed = action === 'query' ? await this.ask(row) : null;
    const line = action === 'record-foreign-refund' ? await this.lineOf(row) : null;
    await this.unitOfWork.run(async (transaction) => {
      // The day first, as a run of it does.
      await this.days.lock(transaction, organizationId, row.reconciliationId);
      const difference = await this.differences.lock(transaction, organizationId, id);
      if (!difference) throw new DomainError('not-found');
      // While WeChat was asked, a run or a colleague may have settled it: that it was asked is noted all the same.
      if (action !== 'query') refuseUnlessOffered(difference, action);
      if (action === 'to-suspense') await this.postToSuspense(transaction, difference, note ?? '');
      if (action === 'record-foreign-refund') await this.recordRefund(transaction, difference, line);
      await this.writeDown(transaction, actor, difference, { action, note: note ?? null, agreed });
      await this.closing.restate(transaction, organizationId, row.reconciliationId);
    });
    const [view] = await this.views(organizationId, await this.differences.page(organizationId, { id }, null, 1));
    if (!view) throw new DomainError('not-found');
    return view;
  }

  /** Asks WeChat Pay about an order, which makes of our payment what it says; then looks at this one again. Answers with ours where both sides agree now. */
  private async ask(row: ReconciliationDifferenceRow): Promise<Reconcilable | null> {
    if (row.subject === 'payment' && row.outTradeNo !== null) await this.payments.settleByNumber(row.organizationId, row.outTradeNo).catch(ignoreForeign);
    return this.agrees(row);
  }

  /** What agrees is marked as a run marks it. */
  private async agrees(row: ReconciliationDifferenceRow): Promise<Reconcilable | null> {
    const { organizationId, merchantId, date, kind, transactionId, refundId } = row;
    const numbers = { transactionIds: transactionId === null ? [] : [transactionId], refundIds: refundId === null ? [] : [refundId] };
    const rows = await this.payments.findReconcilable(organizationId, merchantId, numbers);
    const ours = rows.find((found) => (refundId === null ? found.kind === 'payment' && found.transactionId === transactionId : found.refundId === refundId));
    if (kind === 'ours-only') return ours && ours.reconciledOn !== null ? ours : null;
    const line = await this.lineOf(row);
    const result = line && compareLine(line, ours, undefined);
    if (!ours || !result || !('match' in result)) return null;
    const { kind: matched, id, fee } = result.match;
    await this.unitOfWork.run((transaction) => this.payments.markReconciled(transaction, organizationId, {
      date, payments: matched === 'payment' ? [{ id, fee }] : [], refunds: matched === 'refund' ? [{ id, fee }] : [],
    }));
    return ours;
  }

  private async lineOf({ organizationId, reconciliationId, transactionId, refundId }: ReconciliationDifferenceRow): Promise<BillLineRow | null> {
    const day = await this.days.find(organizationId, reconciliationId);
    return day && this.lines.find({ reconciliationId, run: day.linesOfRun }, { transactionId: transactionId ?? '', refundId: refundId ?? '' });
  }

  private async recordRefund(transaction: Transaction, row: ReconciliationDifferenceRow, line: BillLineRow | null): Promise<void> {
    const { organizationId, date, transactionId, refundId, outRefundNo, theirs, at } = row;
    if (transactionId === null || refundId === null || outRefundNo === null || theirs === null || at === null) throw invalidField('action', 'not-offered');
    const id = await this.payments.recordForeignRefund(transaction, organizationId, { transactionId, refundId, outRefundNo, amount: theirs, at });
    await this.payments.markReconciled(transaction, organizationId, { date, payments: [], refunds: [{ id, fee: line ? -roundedToFen(line.fee) : 0 }] });
  }

  private async writeDown(
    transaction: Transaction, actor: Actor, { organizationId, id, state, kind, date, theirs, ours }: ReconciliationDifferenceRow,
    { action, note, agreed }: { action: DifferenceAction; note: string | null; agreed: Reconcilable | null },
  ): Promise<void> {
    const outcome: Outcome = state === 'open' ? outcomeOf(action, agreed !== null) : null;
    // What was missing is there now: whoever looks later finds it from here.
    const found = agreed ? { paymentId: agreed.paymentId, ticketId: agreed.ticketId, ours: agreed.amount } : {};
    if (outcome) await this.differences.update(transaction, [id], { state: outcome, resolution: action, waitsFor: null, ...found });
    await this.differences.addEvents(transaction, [{ organizationId, differenceId: id, at: new Date(), actorId: actor.userId, action, note }]);
    await this.audit.record(transaction, actor, {
      action: `reconciliation-difference.${action}`, subject: 'reconciliation-difference', subjectId: id, data: { kind, date, theirs, ours, ...(outcome ? { outcome } : {}) },
    });
  }

  private async postToSuspense(transaction: Transaction, row: ReconciliationDifferenceRow, text: string): Promise<void> {
    const lines: LedgerLine[] = suspenseLines(row);
    if (lines.length > 0) await this.ledger.correction(transaction, row.organizationId, { sourceId: row.id, lines, text, on: row.date, ticketId: row.ticketId, paymentId: row.paymentId });
  }

  private async views(organizationId: number, rows: readonly ReconciliationDifferenceRow[]): Promise<ReconciliationDifference[]> {
    const events = rows.length === 0 ? [] : await this.differences.eventsOf(rows.map(({ id }) => id));
    const people = await this.people.byIds(organizationId, [...new Set(events.flatMap(({ actorId }) => actorId ?? []))]);
    return rows.map((row) => differenceOf(row, events, people));
  }
}

function outcomeOf(action: DifferenceAction, agreed: boolean): Outcome {
  switch (action) {
    case 'query': return agreed ? 'resolved' : null;
    case 'record-foreign-refund': case 'to-suspense': case 'resolve': return 'resolved';
    case 'ignore': return 'ignored';
    case 'note': return null;
  }
}

/** An order that was never ours cannot be asked about, and stays a difference. */
function ignoreForeign(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'not-found') throw error;
}

function refuseUnlessOffered(row: ReconciliationDifferenceRow, action: DifferenceAction): void {
  if (isOffered(action, row)) return;
  if (row.state !== 'open') throw new DomainError('difference-settled');
  throw invalidField('action', 'not-offered');
}
