import { Injectable } from '@nestjs/common';
import type { CalendarDate, Fen, LedgerAccount, LedgerLine, LedgerSource, PaymentChannel } from '@scanfix/shared-types';
import { chainOf, keptText } from './ledger.chain.js';
import { LedgerDimensions, type Dimensions } from './ledger-dimensions.js';
import {
  approvalLines, balances, cancellationLines, dueLines, feeLines, matchLines, paymentLines, refundLines, returnedFeeLines, revenueLines, supersessionLines, surplusLines, surplusRefundLines,
  type TicketBooks,
} from './ledger.postings.js';
import { LedgerRepository, type AccountSums } from './ledger.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

export { containedTax } from './ledger.postings.js';

interface Posting {
  source: LedgerSource;
  sourceId: number;
  ticketId: number | null;
  /** When it happened; now where absent. Its day in the organization's zone is the day it counts for. */
  at?: Date;
  /** Instead of `at`: the day itself. */
  on?: CalendarDate;
  text?: string;
  quoteId?: number | null;
  paymentId?: number | null;
  refundId?: number | null;
}
type Subject = Dimensions & { quoteId: number | null; dueOn: CalendarDate | null };

export interface QuotePosting {
  ticketId: number;
  quoteId: number;
}
export interface PaymentPosting {
  ticketId: number;
  quoteId: number;
  paymentId: number;
  channel: PaymentChannel;
  amount: Fen;
  /** When the money arrived; now where absent. */
  at?: Date;
  text?: string;
}
export interface SurplusPosting extends Omit<PaymentPosting, 'ticketId' | 'quoteId'> {
  ticketId: number | null;
}
export interface RefundPosting extends Omit<PaymentPosting, 'quoteId'> {
  refundId: number;
}
export interface SurplusRefundPosting extends SurplusPosting {
  refundId: number;
}
export interface FeePosting {
  /** What it is posted once for, e.g. the reconciliation of a day. */
  sourceId: number;
  amount: Fen;
  on: CalendarDate;
  ticketId?: number | null;
  paymentId?: number | null;
  text?: string;
}
export interface CorrectionPosting {
  sourceId: number;
  lines: readonly LedgerLine[];
  text: string;
  on?: CalendarDate;
  ticketId?: number | null;
  paymentId?: number | null;
}

/**
 * The books in double entry, append-only. Every method works in the caller's transaction, posts once for its source whatever the number of
 * calls, and answers the entry's id (null: there was nothing to post). Who posts for a ticket holds its lock.
 */
@Injectable()
export class LedgerService {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly dimensions: LedgerDimensions,
  ) {}

  /** The requester approved: owed until `dueOn`. */
  quoteApproved(transaction: Transaction, organizationId: number, { ticketId, quoteId, total, dueOn, at }: QuotePosting & { total: Fen; dueOn: CalendarDate; at?: Date }): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'quote-approved', sourceId: quoteId, ticketId, at }, {
      subject: async () => ({ ...await this.dimensions.ofTicket(transaction, organizationId, ticketId), quoteId, dueOn }),
      lines: () => approvalLines(total),
    });
  }

  /** It is paid by the monthly statement: owed until another day. */
  quotePutOnCredit(transaction: Transaction, organizationId: number, { ticketId, quoteId, dueOn }: QuotePosting & { dueOn: CalendarDate }): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'quote-on-credit', sourceId: quoteId, ticketId, quoteId }, {
      lines: async () => dueLines((await this.booksOf(transaction, organizationId, { ticketId })).receivable),
      dueOn,
    });
  }

  /** Another version was approved instead. Before that one is posted. */
  quoteSuperseded(transaction: Transaction, organizationId: number, { ticketId, quoteId }: QuotePosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'quote-superseded', sourceId: quoteId, ticketId, quoteId }, {
      lines: async () => supersessionLines(await this.booksOf(transaction, organizationId, { quoteId })),
    });
  }

  /** The ticket was cancelled, or the quote withdrawn: what is not paid is not owed. */
  quoteCancelled(transaction: Transaction, organizationId: number, { ticketId, quoteId }: QuotePosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'quote-cancelled', sourceId: quoteId, ticketId, quoteId }, {
      lines: async () => cancellationLines(await this.booksOf(transaction, organizationId, { ticketId })),
    });
  }

  paymentReceived(transaction: Transaction, organizationId: number, { channel, amount, ...posting }: PaymentPosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'payment', sourceId: posting.paymentId, ...posting }, { lines: () => paymentLines(channel, amount) });
  }

  /** Money that nobody owes, or not any more. */
  paymentSurplus(transaction: Transaction, organizationId: number, { channel, amount, ...posting }: SurplusPosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'payment-surplus', sourceId: posting.paymentId, ...posting }, { lines: () => surplusLines(channel, amount) });
  }

  /** A person found what a surplus is for: `ticketId` and `quoteId` are of the quote that it pays. */
  paymentMatched(transaction: Transaction, organizationId: number, { amount, ...posting }: Omit<PaymentPosting, 'channel'>): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'payment-matched', sourceId: posting.paymentId, ...posting }, { lines: () => matchLines(amount) });
  }

  /** The work is done. `taxRate` in basis points. */
  revenueRecognised(transaction: Transaction, organizationId: number, { ticketId, quoteId, taxRate }: QuotePosting & { taxRate: number }): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'revenue', sourceId: quoteId, ticketId, quoteId }, {
      lines: async () => revenueLines(await this.booksOf(transaction, organizationId, { quoteId }), taxRate),
    });
  }

  refundSucceeded(transaction: Transaction, organizationId: number, { channel, amount, ...posting }: RefundPosting): Promise<number | null> {
    const { ticketId } = posting;
    return this.post(transaction, organizationId, { source: 'refund', sourceId: posting.refundId, ...posting }, {
      lines: async () => refundLines(channel, amount, await this.booksOf(transaction, organizationId, { ticketId })),
    });
  }

  surplusRefunded(transaction: Transaction, organizationId: number, { channel, amount, ...posting }: SurplusRefundPosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'refund-surplus', sourceId: posting.refundId, ...posting }, { lines: () => surplusRefundLines(channel, amount) });
  }

  /** What WeChat Pay keeps. */
  feeCharged(transaction: Transaction, organizationId: number, { amount, ticketId = null, ...posting }: FeePosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'fee', ticketId, ...posting }, { lines: () => feeLines(amount) });
  }

  feeReturned(transaction: Transaction, organizationId: number, { amount, ticketId = null, ...posting }: FeePosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'fee-returned', ticketId, ...posting }, { lines: () => returnedFeeLines(amount) });
  }

  /** What a person, or the reconciliation, sets right. @throws Error where debits and credits differ */
  correction(transaction: Transaction, organizationId: number, { lines, ticketId = null, ...posting }: CorrectionPosting): Promise<number | null> {
    return this.post(transaction, organizationId, { source: 'correction', ticketId, ...posting }, { lines: () => lines });
  }

  /** What a ticket's requester owes by the books; below zero where more was paid. */
  async receivable(transaction: Transaction, organizationId: number, ticketId: number): Promise<Fen> {
    return (await this.booksOf(transaction, organizationId, { ticketId })).receivable;
  }

  private async post(
    transaction: Transaction,
    organizationId: number,
    { source, sourceId, ticketId, at = new Date(), on, text = '', ...ids }: Posting,
    { subject, lines, dueOn }: { subject?: () => Promise<Subject>; lines: () => readonly LedgerLine[] | Promise<readonly LedgerLine[]>; dueOn?: CalendarDate },
  ): Promise<number | null> {
    const postedOn = on ?? await this.dimensions.dayOf(transaction, organizationId, at);
    const chain = chainOf(ticketId, postedOn);
    // Before anything is read: of two at once the second sees what the first posted.
    const end = await this.ledger.lockChain(transaction, organizationId, chain);
    const earlier = await this.ledger.posted(transaction, organizationId, source, sourceId);
    if (earlier !== null) return earlier;
    const posted = await lines();
    if (posted.length === 0) return null;
    if (!balances(posted)) throw new Error(`An entry of source ${source} would not balance.`);
    const about = subject ? await subject() : await this.dimensions.following(transaction, organizationId, ticketId);
    return this.ledger.append(
      transaction, end, { organizationId, chain, postedOn, source, sourceId, ticketId, text: keptText(text), createdAt: new Date() },
      posted.map(({ account, debit, credit }) => ({
        account, debit, credit, ticketId, quoteId: source === 'refund' && isDone(account) ? null : ids.quoteId ?? about.quoteId, paymentId: ids.paymentId ?? null, refundId: ids.refundId ?? null,
        customerId: about.customerId, engineerId: about.engineerId, siteId: about.siteId,
        dueOn: account !== 'receivable' ? null : dueOn !== undefined && debit > 0 ? dueOn : about.dueOn,
      })),
    );
  }

  private async booksOf(transaction: Transaction, organizationId: number, of: { ticketId: number } | { quoteId: number }): Promise<TicketBooks> {
    return booksOf(await this.ledger.sums(transaction, organizationId, of));
  }
}

/** What is given up after the work was done is the ticket's: the versions of a rework do not take it back. */
function isDone(account: LedgerAccount): boolean {
  return account === 'revenue' || account === 'output-tax';
}

function booksOf(sums: readonly AccountSums[]): TicketBooks {
  const sumOf = (account: AccountSums['account']) => sums.find((sum) => sum.account === account)?.sum ?? 0;
  return { receivable: sumOf('receivable'), liability: -sumOf('contract-liability') || 0, revenue: -sumOf('revenue') || 0, tax: -sumOf('output-tax') || 0 };
}
