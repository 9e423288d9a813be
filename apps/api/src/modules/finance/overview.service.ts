import { Injectable } from '@nestjs/common';
import { maximumPageSize, type FinanceOverview } from '@scanfix/shared-types';
import { daysLater, daysOf } from './finance.days.js';
import { ReceivablesService } from './receivables.service.js';
import { ContractsService } from '../contracts/contracts.service.js';
import { InvoicesService } from '../invoices/invoices.service.js';
import { LedgerReportsService } from '../ledger/ledger-reports.service.js';
import { PaymentBooksService } from '../payments/payment-books.service.js';
import { ReconciliationsService } from '../reconciliation/reconciliations.service.js';
import type { Actor } from '../../platform/auth/actor.js';

const daysShown = 30;

/** Today's money at a glance, and what needs a hand. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly ledger: LedgerReportsService,
    private readonly receivables: ReceivablesService,
    private readonly payments: PaymentBooksService,
    private readonly invoices: InvoicesService,
    private readonly contracts: ContractsService,
    private readonly reconciliations: ReconciliationsService,
  ) {}

  async overview(actor: Actor): Promise<FinanceOverview> {
    const { organizationId } = actor;
    const date = await this.receivables.today(organizationId);
    const from = daysLater(date, 1 - daysShown);
    const [sums, counts, owed, queue, invoicesToIssue, expiring, reconciliation] = await Promise.all([
      this.ledger.ofPeriod(organizationId, 'day', from, date),
      this.ledger.counts(organizationId, date, date),
      this.ledger.owed(organizationId, date),
      this.payments.queue(organizationId),
      this.invoices.countRequested(organizationId),
      this.contracts.page(actor, { state: 'expiring', limit: maximumPageSize }),
      this.reconciliations.standing(organizationId),
    ]);
    const byDay = new Map(sums.map((row) => [row.key, row]));
    const dayOf = (day: string) => ({ date: day, received: byDay.get(day)?.received ?? 0, refunded: byDay.get(day)?.refunded ?? 0 });
    const { received, refunded } = dayOf(date);
    return {
      date, received, receivedCount: counts.received, refunded, refundedCount: counts.refunded, receivable: owed.total, overdue: owed.overdue,
      queue: { ...queue, reconciliationOpen: reconciliation.open, invoicesToIssue, contractsExpiring: expiring.items.length },
      days: daysOf(from, date).map(dayOf), lastReconciled: reconciliation.lastReconciled,
    };
  }
}
