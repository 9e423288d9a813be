import type { Fen, LedgerAccount, LedgerLine, PaymentChannel } from '@scanfix/shared-types';

/** What a ticket's books say at the moment, in fen; each on its account's own side. */
export interface TicketBooks {
  /** Negative: more was paid than is owed. */
  receivable: Fen;
  /** Of the quote in question: approved and not done, and done. */
  liability: Fen;
  revenue: Fen;
  tax: Fen;
}

const moneyAccounts: Record<PaymentChannel, 'wechat' | 'cash' | 'bank'> = {
  'mini-program': 'wechat', 'official-account': 'wechat', native: 'wechat', cash: 'cash', transfer: 'bank', pos: 'bank',
};
/** Where the money of a channel is. */
export const moneyAccountOf = (channel: PaymentChannel): 'wechat' | 'cash' | 'bank' => moneyAccounts[channel];

const debit = (account: LedgerAccount, amount: Fen): LedgerLine => ({ account, debit: amount, credit: 0 });
const credit = (account: LedgerAccount, amount: Fen): LedgerLine => ({ account, debit: 0, credit: amount });

/** A line of a sum whose side follows from its sign; nothing for zero. */
function settled(lines: readonly LedgerLine[]): LedgerLine[] {
  return lines
    .map(({ account, debit: left, credit: right }) => (left - right >= 0 ? debit(account, left - right) : credit(account, right - left)))
    .filter((line) => line.debit + line.credit > 0);
}

const between = (from: LedgerAccount, to: LedgerAccount, amount: Fen) => settled([debit(from, amount), credit(to, amount)]);

/** The tenant agreed to pay it: owed to us, and by us still to be done. */
export const approvalLines = (total: Fen) => between('receivable', 'contract-liability', total);

/** The same sum, owed until another day: the lines differ in that day only. */
export const dueLines = (receivable: Fen): LedgerLine[] => (receivable > 0 ? [debit('receivable', receivable), credit('receivable', receivable)] : []);

/**
 * A version that another one takes the place of: whatever it still stands for is taken back, also where it was done already (a rework that is
 * quoted anew). What was refunded of it is not owed and not taken back twice.
 */
export function supersessionLines({ liability, revenue, tax }: TicketBooks): LedgerLine[] {
  return settled([debit('contract-liability', liability), debit('revenue', revenue), debit('output-tax', tax), credit('receivable', liability + revenue + tax)]);
}

/** The ticket is cancelled, or the quote withdrawn: what was not paid is not owed any more. What was paid stays, until it is refunded. */
export const cancellationLines = ({ receivable, liability }: TicketBooks) => between('contract-liability', 'receivable', Math.max(0, Math.min(receivable, liability)));

export const paymentLines = (channel: PaymentChannel, amount: Fen) => between(moneyAccountOf(channel), 'receivable', amount);

/** Money that nobody owes (any more). */
export const surplusLines = (channel: PaymentChannel, amount: Fen) => between(moneyAccountOf(channel), 'suspense', amount);

export const matchLines = (amount: Fen) => between('suspense', 'receivable', amount);

export const surplusRefundLines = (channel: PaymentChannel, amount: Fen) => between('suspense', moneyAccountOf(channel), amount);

/** The work is done: what was to be done becomes revenue, and the tax in it is owed. `taxRate` in basis points, contained in the sum. */
export function revenueLines({ liability }: TicketBooks, taxRate: number): LedgerLine[] {
  const tax = containedTax(liability, taxRate);
  return settled([debit('contract-liability', liability), credit('revenue', liability - tax), credit('output-tax', tax)]);
}

/**
 * Money goes back. First what was paid too much; the rest is given up: before the work is done of what was to be done, after it of revenue and
 * its tax, each in proportion, so that a refund of everything leaves nothing. What is given up is not owed again.
 */
export function refundLines(channel: PaymentChannel, amount: Fen, { receivable, liability, revenue, tax }: TicketBooks): LedgerLine[] {
  const overpaid = Math.min(amount, Math.max(0, -receivable));
  const undone = Math.min(amount - overpaid, liability);
  const done = Math.min(amount - overpaid - undone, revenue + tax);
  const doneTax = done === 0 ? 0 : tax - halfUp(BigInt(tax) * BigInt(revenue + tax - done), BigInt(revenue + tax));
  // More goes back than the ticket ever stood for: the payer owes it to us.
  const unexplained = amount - overpaid - undone - done;
  return settled([
    debit('receivable', overpaid + unexplained), debit('contract-liability', undone), debit('revenue', done - doneTax), debit('output-tax', doneTax),
    credit(moneyAccountOf(channel), amount),
  ]);
}

export const feeLines = (amount: Fen) => between('fees', 'wechat', amount);

export const returnedFeeLines = (amount: Fen) => between('wechat', 'fees', amount);

/** total × rate / (10000 + rate), half up. */
export function containedTax(total: Fen, taxRate: number): Fen {
  return halfUp(BigInt(total) * BigInt(taxRate), BigInt(10_000 + taxRate));
}

export function balances(lines: readonly LedgerLine[]): boolean {
  return lines.reduce((sum, line) => sum + line.debit - line.credit, 0) === 0;
}

function halfUp(dividend: bigint, divisor: bigint): number {
  return Number((2n * dividend + divisor) / (2n * divisor));
}
