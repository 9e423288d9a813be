import { ledgerAccounts, ticketNumber, type AccountBalance, type LedgerAccount, type LedgerEntry } from '@scanfix/shared-types';
import type { StoredEntry } from './ledger-lists.repository.js';
import type { AccountTotals } from './ledger-sums.repository.js';

export function entryViewOf(entry: StoredEntry, customerNames: ReadonlyMap<number, string>): LedgerEntry {
  return {
    id: entry.id,
    on: entry.postedOn,
    source: entry.source,
    sourceId: entry.sourceId,
    ticketId: entry.ticketId,
    ticketNumber: entry.ticketId === null ? null : ticketNumber(entry.ticketId),
    customerName: customerNames.get(customerOf(entry) ?? 0) ?? null,
    text: entry.text,
    lines: entry.lines.map(({ account, debit, credit }) => ({ account, debit, credit })),
    createdAt: entry.createdAt.toISOString(),
  };
}

/** All lines of an entry count for the same customer. */
export function customerOf({ lines }: StoredEntry): number | null {
  return lines[0]?.customerId ?? null;
}

/** Every account, also those without a line. */
export function balancesOf(totals: readonly AccountTotals[]): AccountBalance[] {
  return (Object.keys(ledgerAccounts) as LedgerAccount[]).map((account) => {
    const { debit, credit } = totals.find((total) => total.account === account) ?? { debit: 0, credit: 0 };
    const { kind } = ledgerAccounts[account];
    return { account, debit, credit, balance: kind === 'asset' || kind === 'expense' ? debit - credit : credit - debit };
  });
}
