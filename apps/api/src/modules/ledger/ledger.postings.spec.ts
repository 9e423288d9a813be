import { expect, it } from '@jest/globals';
import type { LedgerAccount, LedgerLine } from '@scanfix/shared-types';
import fc from 'fast-check';
import {
  approvalLines, balances, cancellationLines, containedTax, dueLines, matchLines, paymentLines, refundLines, revenueLines, supersessionLines, surplusLines, surplusRefundLines, type TicketBooks,
} from './ledger.postings.js';

/** Debits and credits of a ticket in the making. */
class Books {
  readonly lines: LedgerLine[] = [];

  post(lines: LedgerLine[]): void {
    expect(balances(lines)).toBe(true);
    expect(lines.every(({ debit, credit }) => (debit === 0) !== (credit === 0) && debit >= 0 && credit >= 0)).toBe(true);
    this.lines.push(...lines);
  }

  of(account: LedgerAccount): number {
    return this.lines.filter((line) => line.account === account).reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  }

  get ticket(): TicketBooks {
    return { receivable: this.of('receivable'), liability: -this.of('contract-liability'), revenue: -this.of('revenue'), tax: -this.of('output-tax') };
  }
}

it('approves, is paid, and becomes revenue with its tax', () => {
  const books = new Books();
  books.post(approvalLines(10_600));
  expect(books.ticket).toEqual({ receivable: 10_600, liability: 10_600, revenue: -0, tax: -0 });
  books.post(paymentLines('mini-program', 10_600));
  books.post(revenueLines(books.ticket, 600));
  expect([books.of('wechat'), books.of('receivable'), books.of('contract-liability'), books.of('revenue'), books.of('output-tax')]).toEqual([10_600, 0, 0, -10_000, -600]);
});

it('puts money where its channel brings it', () => {
  expect(['mini-program', 'official-account', 'native', 'cash', 'transfer', 'pos'].map((channel) => paymentLines(channel as 'cash', 1)[0]?.account))
    .toEqual(['wechat', 'wechat', 'wechat', 'cash', 'bank', 'bank']);
});

it('takes a version back before the next one, what was paid stays paid', () => {
  const books = new Books();
  books.post(approvalLines(10_000));
  books.post(paymentLines('native', 10_000));
  books.post(supersessionLines(books.ticket));
  books.post(approvalLines(15_000));
  expect(books.ticket).toMatchObject({ receivable: 5_000, liability: 15_000 });
});

it('takes a version back that was done already, where a rework is quoted anew', () => {
  const books = new Books();
  books.post(approvalLines(10_600));
  books.post(revenueLines(books.ticket, 600));
  books.post(supersessionLines(books.ticket));
  expect(books.ticket).toEqual({ receivable: 0, liability: -0, revenue: -0, tax: -0 });
});

it('gives back before the work is done what was to be done, and nothing is owed again', () => {
  const books = new Books();
  books.post(approvalLines(10_000));
  books.post(paymentLines('cash', 10_000));
  books.post(refundLines('cash', 3_000, books.ticket));
  expect(books.ticket).toMatchObject({ receivable: 0, liability: 7_000 });
  expect(books.of('cash')).toBe(7_000);
});

it('gives back after the work is done revenue and tax in proportion, and to the last fen', () => {
  const books = new Books();
  books.post(approvalLines(9_999));
  books.post(paymentLines('native', 9_999));
  books.post(revenueLines(books.ticket, 600));
  books.post(refundLines('native', 3_333, books.ticket));
  expect(books.ticket.revenue + books.ticket.tax).toBe(6_666);
  expect(Math.abs(books.ticket.tax - containedTax(6_666, 600))).toBeLessThanOrEqual(1);
  books.post(refundLines('native', 6_666, books.ticket));
  expect([books.of('wechat'), books.of('receivable'), books.of('revenue'), books.of('output-tax')]).toEqual([0, 0, 0, 0]);
});

it('gives back first what was paid too much', () => {
  const books = new Books();
  books.post(approvalLines(10_000));
  books.post(paymentLines('native', 10_000));
  books.post(supersessionLines(books.ticket));
  books.post(approvalLines(6_000));
  books.post(refundLines('native', 5_000, books.ticket));
  expect(books.ticket).toMatchObject({ receivable: 0, liability: 5_000 });
});

it('forgives on cancellation only what was not paid', () => {
  const books = new Books();
  books.post(approvalLines(15_000));
  books.post(paymentLines('native', 10_000));
  books.post(cancellationLines(books.ticket));
  expect(books.ticket).toMatchObject({ receivable: 0, liability: 10_000 });
  books.post(cancellationLines(books.ticket));
  books.post(refundLines('native', 10_000, books.ticket));
  expect(books.ticket).toMatchObject({ receivable: 0, liability: -0 });
});

it('keeps what nobody owes in suspense until it is matched or given back', () => {
  const books = new Books();
  books.post(surplusLines('native', 500));
  expect(books.of('suspense')).toBe(-500);
  books.post(surplusRefundLines('native', 200));
  books.post(approvalLines(300));
  books.post(matchLines(300));
  expect([books.of('suspense'), books.of('receivable'), books.of('wechat')]).toEqual([0, 0, 300]);
});

it('moves the day on which something is due without moving money', () => {
  expect(dueLines(100)).toEqual([{ account: 'receivable', debit: 100, credit: 0 }, { account: 'receivable', debit: 0, credit: 100 }]);
  expect(dueLines(0)).toEqual([]);
  expect(dueLines(-5)).toEqual([]);
});

it('posts nothing for nothing', () => {
  expect([approvalLines(0), paymentLines('cash', 0), refundLines('cash', 0, { receivable: 0, liability: 0, revenue: 0, tax: 0 })]).toEqual([[], [], []]);
});

it('refunds whatever the books say with an entry that balances and leaves no account on the wrong side', () => {
  const amount = fc.integer({ min: 0, max: 100_000_00 });
  fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), amount, amount, amount, fc.integer({ min: 1, max: 100_000_00 }), (receivable, liability, revenue, rate, refunded) => {
    const books = { receivable, liability, revenue, tax: containedTax(revenue, rate % 2000) };
    const lines = refundLines('native', refunded, books);
    expect(balances(lines)).toBe(true);
    const taken = (account: LedgerAccount) => lines.find((line) => line.account === account)?.debit ?? 0;
    expect(taken('contract-liability')).toBeLessThanOrEqual(books.liability);
    expect(taken('revenue')).toBeLessThanOrEqual(books.revenue);
    expect(taken('output-tax')).toBeLessThanOrEqual(books.tax);
  }));
});
