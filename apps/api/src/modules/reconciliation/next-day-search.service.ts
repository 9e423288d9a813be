import { Injectable } from '@nestjs/common';
import { DayClosing } from './day-closing.service.js';
import { DifferenceRecording, type ComparedDay } from './difference-recording.service.js';
import { DifferencesRepository } from './differences.repository.js';
import type { ReconciliationDifferenceRow } from './reconciliation-difference.entity.js';
import { PaymentsService, type Reconcilable } from '../payments/payments.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const atOnce = 500;

/** What the bill of a day did not have may be in the one after it: a payment at 23:59:59, a refund that was worked off later. Only then somebody is told. */
@Injectable()
export class NextDaySearch {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly recording: DifferenceRecording,
    private readonly payments: PaymentsService,
    private readonly closing: DayClosing,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Of days before this one, whose bill was just compared. */
  async search({ organizationId, merchantId, date }: ComparedDay): Promise<void> {
    for (let afterId = 0; ;) {
      const rows = await this.differences.oursOnly(merchantId, date, afterId, atOnce);
      const reconciled = await this.reconciledOf(organizationId, merchantId, rows);
      const found = rows.filter((row) => reconciled.has(keyOf(row)));
      await this.recording.settle(found, 'next-day');
      await this.restate(organizationId, found);
      await this.alarm(organizationId, rows.filter((row) => !found.includes(row) && row.waitsFor !== null && row.waitsFor <= date));
      const last = rows.at(-1);
      if (!last || rows.length < atOnce) return;
      afterId = last.id;
    }
  }

  private async reconciledOf(organizationId: number, merchantId: number, rows: readonly ReconciliationDifferenceRow[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const ours: Reconcilable[] = await this.payments.findReconcilable(organizationId, merchantId, {
      transactionIds: rows.flatMap(({ transactionId }) => transactionId ?? []), refundIds: rows.flatMap(({ refundId }) => refundId ?? []),
    });
    return new Set(ours.filter(({ reconciledOn }) => reconciledOn !== null).map(keyOf));
  }

  private async restate(organizationId: number, rows: readonly ReconciliationDifferenceRow[]): Promise<void> {
    for (const id of new Set(rows.map(({ reconciliationId }) => reconciliationId))) {
      await this.unitOfWork.run((transaction) => this.closing.restate(transaction, organizationId, id));
    }
  }

  private async alarm(organizationId: number, rows: readonly ReconciliationDifferenceRow[]): Promise<void> {
    for (const id of new Set(rows.map(({ reconciliationId }) => reconciliationId))) {
      await this.closing.alarm(organizationId, id, rows.filter(({ reconciliationId }) => reconciliationId === id).map((row) => row.id));
    }
  }
}

const keyOf = ({ transactionId, refundId }: { transactionId: string | null; refundId: string | null }) => `${transactionId ?? ''} ${refundId ?? ''}`;
