import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import type { Finding } from './bill.comparison.js';
import { DifferencesRepository, type NewDifferenceEvent } from './differences.repository.js';
import type { ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import type { Reconcilable } from '../payments/payments.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The day that is compared, and which time it is. */
export interface ComparedDay {
  organizationId: number;
  reconciliationId: number;
  merchantId: number;
  date: CalendarDate;
  run: number;
  /** The run whose lines of the bill are compared. */
  linesOfRun: number;
}

/** Rows in one transaction. */
const atOnce = 500;
/** What the comparison settled by itself is open again when it is found again; what a person settled stays, unless the sums are others now. */
const settledByItself = ['query', 'next-day', 'gone'];

/** Writes down what a run finds. What is found again is the same difference, with its history. */
@Injectable()
export class DifferenceRecording {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns the rows that are open now and were not before */
  async record(day: ComparedDay, findings: readonly Finding[]): Promise<ReconciliationDifferenceRow[]> {
    const opened: ReconciliationDifferenceRow[] = [];
    for (let start = 0; start < findings.length; start += atOnce) opened.push(...await this.recordSome(day, findings.slice(start, start + atOnce)));
    return opened;
  }

  /** By the comparison itself. @param ours what was missing and is there now, by its transaction: whoever looks later finds it from the difference */
  async settle(rows: readonly ReconciliationDifferenceRow[], resolution: 'query' | 'next-day', ours: ReadonlyMap<string, Reconcilable> = new Map()): Promise<void> {
    if (rows.length > 0) await this.unitOfWork.run(async (transaction) => {
      await this.differences.update(transaction, rows.map(({ id }) => id), { state: 'resolved', resolution, waitsFor: null });
      for (const { id, transactionId } of rows) {
        const found = ours.get(transactionId ?? '');
        if (found) await this.differences.update(transaction, [id], { paymentId: found.paymentId, ticketId: found.ticketId, ours: found.amount });
      }
      await this.differences.addEvents(transaction, rows.map(({ organizationId, id }) => eventOf(organizationId, id, resolution)));
    });
  }

  /** Open ones that the run did not find. */
  async closeVanished(day: ComparedDay): Promise<void> {
    for (let some = atOnce; some === atOnce;) {
      some = await this.unitOfWork.run(async (transaction) => {
        const rows = await this.differences.vanished(transaction, day.reconciliationId, day.run, atOnce);
        await this.differences.update(transaction, rows.map(({ id }) => id), { state: 'resolved', resolution: 'gone', waitsFor: null });
        await this.differences.addEvents(transaction, rows.map(({ organizationId, id }) => eventOf(organizationId, id, 'gone')));
        return rows.length;
      });
    }
  }

  private recordSome({ organizationId, reconciliationId, merchantId, date, run }: ComparedDay, findings: readonly Finding[]): Promise<ReconciliationDifferenceRow[]> {
    return this.unitOfWork.run(async (transaction) => {
      const known = new Map((await this.differences.lockBySubject(transaction, reconciliationId, findings.map(({ subjectKey }) => subjectKey))).map((row) => [row.subjectKey, row]));
      const opened: ReconciliationDifferenceRow[] = [];
      const events: NewDifferenceEvent[] = [];
      const unknown = findings.filter(({ subjectKey }) => !known.has(subjectKey));
      const rows = unknown.map(({ note: _note, ...finding }) => ({
        ...finding, organizationId, reconciliationId, merchantId, date, state: 'open' as const, resolution: null, seenInRun: run,
      }));
      const ids = rows.length > 0 ? await this.differences.insert(transaction, rows) : [];
      rows.forEach((row, index) => {
        const id = ids[index] ?? 0;
        opened.push({ ...row, id });
        events.push(eventOf(organizationId, id, 'found', unknown[index]?.note ?? null));
      });
      for (const { note, waitsFor, ...finding } of findings) {
        const row = known.get(finding.subjectKey);
        if (!row) continue;
        const again = isOpenAgain(row, finding);
        const changes = { ...finding, seenInRun: run, ...(again ? { state: 'open' as const, resolution: null, waitsFor } : {}) };
        await this.differences.update(transaction, [row.id], changes);
        if (!again) continue;
        opened.push({ ...row, ...changes });
        events.push(eventOf(organizationId, row.id, 'found', note));
      }
      await this.differences.addEvents(transaction, events);
      return opened;
    });
  }
}

function isOpenAgain({ state, resolution, theirs, ours }: ReconciliationDifferenceRow, found: Pick<Finding, 'theirs' | 'ours'>): boolean {
  if (state === 'open') return false;
  return settledByItself.includes(resolution ?? '') || theirs !== found.theirs || ours !== found.ours;
}

function eventOf(organizationId: number, differenceId: number, action: NewDifferenceEvent['action'], note: string | null = null): NewDifferenceEvent {
  return { organizationId, differenceId, at: new Date(), actorId: null, action, note };
}
