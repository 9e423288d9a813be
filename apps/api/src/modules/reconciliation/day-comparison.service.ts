import { Injectable, Logger } from '@nestjs/common';
import { compareFundFlow, compareLine, feeFinding, missingFrom, type Finding, type Match } from './bill.comparison.js';
import { billDay } from './bill-day.js';
import type { BillLineRow } from './bill-line.entity.js';
import { BillLinesRepository, type BillLineKey, type StandingBill } from './bill-lines.repository.js';
import type { BillSums } from './bill-loading.service.js';
import type { FundFlow } from './bill.parser.js';
import type { DayLease } from './day-lease.js';
import { DifferenceRecording, type ComparedDay } from './difference-recording.service.js';
import type { ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import type { ReconciliationRow } from './reconciliation.entity.js';
import { PaymentsService, type Reconcilable } from '../payments/payments.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { plainMessage } from '../../platform/errors/plain-message.js';

export type ComparedSums = Pick<ReconciliationRow, 'matched' | 'matchedAmount' | 'ourPaid' | 'ourRefunded'>;
export interface ComparedResult {
  sums: ComparedSums;
  /** Open since this run. */
  opened: ReconciliationDifferenceRow[];
}

/** Lines that are compared at once: what is in memory of a day. */
const atOnce = 500;

/** Compares a day's bill with our books: the bill's lines with ours, then ours with the bill's. Both in batches by keyset, never the whole. */
@Injectable()
export class DayComparison {
  private readonly logger = new Logger('Reconciliation');

  constructor(
    private readonly lines: BillLinesRepository,
    private readonly payments: PaymentsService,
    private readonly recording: DifferenceRecording,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @param flow null where the fund-flow bill is not there (yet) */
  async compare(lease: DayLease, day: ComparedDay, trade: BillSums, flow: FundFlow | null): Promise<ComparedResult> {
    const sums: ComparedSums = { matched: 0, matchedAmount: 0, ourPaid: 0, ourRefunded: 0 };
    const opened = [...await this.theirs(lease, day, sums), ...await this.ours(lease, day, sums)];
    if (flow) opened.push(...await this.recording.record(day, compareFundFlow(trade, flow)));
    await this.recording.closeVanished(day);
    return { sums, opened };
  }

  private async theirs(lease: DayLease, day: ComparedDay, sums: ComparedSums): Promise<ReconciliationDifferenceRow[]> {
    const opened: ReconciliationDifferenceRow[] = [];
    let after: BillLineKey | null = null;
    for (;;) {
      const lines: BillLineRow[] = await this.lines.page(billOf(day), after, atOnce);
      opened.push(...await this.theirsOf(day, lines, sums));
      await lease.goOn();
      after = lines.at(-1) ?? null;
      if (!after || lines.length < atOnce) return opened;
    }
  }

  private async theirsOf(day: ComparedDay, lines: readonly BillLineRow[], sums: ComparedSums): Promise<ReconciliationDifferenceRow[]> {
    const { matches, findings } = compareLines(lines, await this.find(day, lines));
    await this.keep(day, matches, sums);
    const opened = await this.recording.record(day, findings);
    const missed = lines.filter((line) => line.kind === 'payment' && findings.some(({ kind, transactionId, refundId }) => kind === 'theirs-only' && transactionId === line.transactionId && refundId === null));
    const explained = await this.askAbout(day, missed, sums);
    const settled = opened.filter(({ kind, transactionId, refundId }) => kind === 'theirs-only' && refundId === null && explained.has(transactionId ?? ''));
    await this.recording.settle(settled, 'query', explained);
    return opened.filter((row) => !settled.includes(row));
  }

  /** A notification that never came: WeChat Pay is asked, and says what the notification would have said. Answers our payments that agree now, by their transactions. */
  private async askAbout(day: ComparedDay, missed: readonly BillLineRow[], sums: ComparedSums): Promise<Map<string, Reconcilable>> {
    if (missed.length === 0) return new Map();
    for (const { outTradeNo } of missed) {
      const answer = await this.payments.settleByNumber(day.organizationId, outTradeNo).catch((error: unknown) => error);
      // One that was never ours, or cannot be asked about, stays a difference; the others go on.
      const foreign = answer instanceof DomainError && answer.code === 'not-found';
      if (!foreign) this.logger.warn(`${outTradeNo} stands in the bill of ${day.date} and was not known to be paid; WeChat Pay was asked: ${answer instanceof Error ? plainMessage(answer) : String(answer)}`);
    }
    const ours = await this.find(day, missed);
    const { matches } = compareLines(missed, ours);
    await this.keep(day, matches, sums);
    return new Map(ours.flatMap((one) => (matches.some(({ kind, id }) => kind === one.kind && id === one.id) ? [[one.transactionId ?? '', one]] : [])));
  }

  private async ours(lease: DayLease, day: ComparedDay, sums: ComparedSums): Promise<ReconciliationDifferenceRow[]> {
    const { organizationId, merchantId, date } = day;
    const { start, end, nextDay } = billDay(date);
    const opened: ReconciliationDifferenceRow[] = [];
    for await (const rows of this.payments.forReconciliation(organizationId, merchantId, start, end)) {
      for (const { kind, amount } of rows) sums[kind === 'payment' ? 'ourPaid' : 'ourRefunded'] += amount;
      // What another day's bill has is found.
      const expected = rows.filter(({ reconciledOn }) => reconciledOn === null || reconciledOn === date);
      const present = new Set((await this.lines.present(billOf(day), expected.flatMap(({ transactionId }) => transactionId ?? []))).map(keyOf));
      const missing = expected.filter(({ transactionId, refundId }) => !present.has(keyOf({ transactionId: transactionId ?? '', refundId: refundId ?? '' })));
      await this.takeBack(day, missing.filter(({ reconciledOn }) => reconciledOn !== null));
      opened.push(...await this.recording.record(day, missing.map((row) => missingFrom(row, { end, nextDay }))));
      await lease.goOn();
    }
    return opened;
  }

  private find({ organizationId, merchantId }: ComparedDay, lines: readonly BillLineRow[]): Promise<Reconcilable[]> {
    return this.payments.findReconcilable(organizationId, merchantId, {
      transactionIds: [...new Set(lines.map(({ transactionId }) => transactionId))], refundIds: lines.flatMap(({ refundId }) => refundId || []),
    });
  }

  private async keep({ organizationId, date }: ComparedDay, matches: readonly LineMatch[], sums: ComparedSums): Promise<void> {
    if (matches.length === 0) return;
    const of = (wanted: Match['kind']) => matches.filter(({ kind }) => kind === wanted).map(({ id, fee }) => ({ id, fee }));
    await this.unitOfWork.run((transaction) => this.payments.markReconciled(transaction, organizationId, { date, payments: of('payment'), refunds: of('refund') }));
    sums.matched += matches.length;
    sums.matchedAmount += matches.reduce((total, { kind, amount }) => total + (kind === 'payment' ? amount : -amount), 0);
  }

  private async takeBack({ organizationId }: ComparedDay, rows: readonly Reconcilable[]): Promise<void> {
    if (rows.length === 0) return;
    const of = (wanted: Reconcilable['kind']) => rows.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    await this.unitOfWork.run((transaction) => this.payments.unmarkReconciled(transaction, organizationId, { payments: of('payment'), refunds: of('refund') }));
  }
}

type LineMatch = Match & { transactionId: string };

const billOf = ({ reconciliationId, linesOfRun }: ComparedDay): StandingBill => ({ reconciliationId, run: linesOfRun });
const keyOf = ({ transactionId, refundId }: BillLineKey) => `${transactionId} ${refundId}`;

function compareLines(lines: readonly BillLineRow[], rows: readonly Reconcilable[]): { matches: LineMatch[]; findings: Finding[] } {
  const payments = new Map(rows.filter(({ kind }) => kind === 'payment').map((row) => [row.transactionId, row]));
  const refunds = new Map(rows.filter(({ kind }) => kind === 'refund').map((row) => [row.refundId, row]));
  const matches: LineMatch[] = [];
  const findings: Finding[] = [];
  for (const line of lines) {
    const payment = payments.get(line.transactionId);
    const ours = line.kind === 'payment' ? payment : refunds.get(line.refundId);
    const result = compareLine(line, ours, payment);
    if ('finding' in result) {
      findings.push(result.finding);
      continue;
    }
    const { kind, id, amount, fee } = result.match;
    matches.push({ kind, id, amount, fee, transactionId: line.transactionId });
    // The fee on an amount that is wrong itself says nothing more.
    const wrongFee = feeFinding(line, ours, payment);
    if (wrongFee) findings.push(wrongFee);
  }
  return { matches, findings };
}
