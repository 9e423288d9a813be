import { Injectable } from '@nestjs/common';
import type { Fen, LedgerCheck, LedgerRule } from '@scanfix/shared-types';
import { LedgerProofsService, type LedgerDifference, type Window } from '../ledger/ledger-proofs.service.js';
import { PaymentBooksService } from '../payments/payment-books.service.js';
import { QuoteBooksService } from '../quotes/quote-books.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { maximumId } from '../../platform/http/id.js';

type Documents = (transaction: Transaction, organizationId: number, above: number, limit: number) => Promise<{ id: number; amount: Fen }[]>;

/** Documents compared at once. */
const batch = 1000;
const mostDifferences = 100;

/**
 * Proof that the books agree with themselves and with payments, refunds and quotes. All of it is read from one snapshot, so that work that goes
 * on meanwhile is no difference; in batches, so that a million entries take time and not memory.
 */
@Injectable()
export class LedgerCheckService {
  constructor(
    private readonly proofs: LedgerProofsService,
    private readonly payments: PaymentBooksService,
    private readonly quotes: QuoteBooksService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  check(organizationId: number): Promise<LedgerCheck> {
    return this.unitOfWork.snapshot(async (transaction) => {
      const { entries, differences } = await this.proofs.balances(transaction, organizationId);
      return {
        at: new Date().toISOString(),
        entries,
        differences: [
          ...differences,
          ...await this.posted(transaction, organizationId, 'payment-posted', 'payments', this.payments.received.bind(this.payments)),
          ...await this.posted(transaction, organizationId, 'refund-posted', 'refunds', this.payments.refunded.bind(this.payments)),
          ...await this.posted(transaction, organizationId, 'quote-posted', 'quotes', this.quotes.offered.bind(this.quotes)),
          ...await this.receivables(transaction, organizationId),
          ...await this.proofs.chains(transaction, organizationId),
        ],
      };
    });
  }

  /** Each document is posted over its sum, and nothing is posted that is not there. */
  private async posted(transaction: Transaction, organizationId: number, rule: LedgerRule, what: 'payments' | 'refunds' | 'quotes', documents: Documents): Promise<LedgerDifference[]> {
    const found: LedgerDifference[] = [];
    let above = 0;
    for (;;) {
      const rows = await documents(transaction, organizationId, above, batch);
      const upTo = rows.length < batch ? maximumId : rows.at(-1)?.id ?? maximumId;
      const posted = await this.proofs.posted(transaction, organizationId, what, [above, upTo]);
      for (const { id, amount } of rows) {
        const sum = posted.get(id) ?? 0;
        if (sum !== amount) found.push({ rule, subjectId: id, expected: amount, found: sum });
        posted.delete(id);
      }
      for (const [id, sum] of posted) found.push({ rule, subjectId: id, expected: 0, found: sum });
      if (upTo === maximumId || found.length >= mostDifferences) return found.slice(0, mostDifferences);
      above = upTo;
    }
  }

  /** What each ticket owes is what was approved, less what was paid, less what was given up. */
  private async receivables(transaction: Transaction, organizationId: number): Promise<LedgerDifference[]> {
    const found: LedgerDifference[] = [];
    let above = 0;
    for (;;) {
      const last = await this.proofs.nextTickets(transaction, organizationId, above);
      const window: Window = [above, last ?? maximumId];
      const owed = new Map((await this.proofs.receivables(transaction, organizationId, window)).map((row) => [row.ticketId, row]));
      const approved = await this.quotes.approvedByTicket(transaction, organizationId, ...window);
      const paid = await this.payments.paidByTicket(transaction, organizationId, ...window);
      for (const ticketId of new Set([...owed.keys(), ...approved.keys(), ...paid.keys()])) {
        const { open, givenUp, corrected } = owed.get(ticketId) ?? { open: 0, givenUp: 0, corrected: 0 };
        const expected = (approved.get(ticketId) ?? 0) - (paid.get(ticketId) ?? 0) - givenUp + corrected;
        if (open !== expected) found.push({ rule: 'receivable-explained', subjectId: ticketId, expected, found: open });
      }
      if (last === null || found.length >= mostDifferences) return found.slice(0, mostDifferences);
      above = last;
    }
  }
}
