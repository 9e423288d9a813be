import { Injectable } from '@nestjs/common';
import type { Fen, LedgerCheck, LedgerRule } from '@scanfix/shared-types';
import { chainStart, entryHash } from './ledger.chain.js';
import { LedgerProofsRepository, type ChainEnd, type ProvenEntry, type Window } from './ledger-proofs.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type LedgerDifference = LedgerCheck['differences'][number];
export type { Window } from './ledger-proofs.repository.js';

/** What is found is reported up to here, a rule: whoever has more has one cause for all. */
const mostDifferences = 100;
/** Entries read at once. */
const batch = 1000;

/** What the books can prove by themselves, and their half of what they prove with payments, refunds and quotes. All within one snapshot. */
@Injectable()
export class LedgerProofsService {
  constructor(private readonly proofs: LedgerProofsRepository) {}

  /** Rules `entry-balances` and `books-balance`. */
  async balances(transaction: Transaction, organizationId: number): Promise<{ entries: number; differences: LedgerDifference[] }> {
    const { entries, debit, credit } = await this.proofs.totals(transaction, organizationId);
    const unbalanced = await this.proofs.unbalanced(transaction, organizationId, mostDifferences);
    return {
      entries,
      differences: [
        ...unbalanced.map((entry) => difference('entry-balances', entry.entryId, entry.debit, entry.credit)),
        ...(debit === credit ? [] : [difference('books-balance', 0, debit, credit)]),
      ],
    };
  }

  /** Rule `chain`: `subjectId` is the first entry that does not fit, `expected` its position and `found` how many fit before it. */
  async chains(transaction: Transaction, organizationId: number): Promise<LedgerDifference[]> {
    const found: LedgerDifference[] = [
      ...(await this.proofs.orphans(transaction, organizationId, mostDifferences)).map(({ entryId, debit, credit }) => difference('chain', entryId, 0, debit + credit)),
      ...(await this.proofs.emptied(transaction, organizationId, mostDifferences)).map(({ chain, entries }) => difference('chain', numberIn(chain), entries, 0)),
    ];
    let walk = null as Walk | null;
    for (;;) {
      const rows: ProvenEntry[] = await this.proofs.chained(transaction, organizationId, walk, batch);
      const ends = await this.proofs.ends(transaction, organizationId, [...new Set(rows.map(({ chain }) => chain))]);
      for (const entry of rows) {
        if (walk?.chain !== entry.chain) {
          found.push(...missingAfter(walk));
          walk = { chain: entry.chain, position: 0, hash: chainStart(organizationId, entry.chain), broken: false, lastId: entry.id, end: ends.get(entry.chain) };
        }
        const fits: boolean = entry.position === walk.position + 1 && entryHash(walk.hash, entry).equals(entry.hash) && entry.lines.every((line) => repeats(line, entry));
        if (!fits && !walk.broken) found.push(difference('chain', entry.id, entry.position, walk.position));
        walk = { ...walk, position: entry.position, hash: entry.hash, broken: walk.broken || !fits, lastId: entry.id };
      }
      if (rows.length < batch || found.length >= mostDifferences) break;
    }
    return [...found, ...missingAfter(walk)].slice(0, mostDifferences);
  }

  /** Document → sum as it was posted. */
  posted(transaction: Transaction, organizationId: number, what: 'payments' | 'refunds' | 'quotes', window: Window): Promise<Map<number, Fen>> {
    switch (what) {
      case 'payments': return this.proofs.postedPayments(transaction, organizationId, window);
      case 'refunds': return this.proofs.postedRefunds(transaction, organizationId, window);
      case 'quotes': return this.proofs.postedQuotes(transaction, organizationId, window);
    }
  }

  nextTickets(transaction: Transaction, organizationId: number, above: number): Promise<number | null> {
    return this.proofs.nextTickets(transaction, organizationId, above, batch);
  }

  receivables(transaction: Transaction, organizationId: number, window: Window): Promise<{ ticketId: number; open: Fen; givenUp: Fen; corrected: Fen }[]> {
    return this.proofs.receivables(transaction, organizationId, window);
  }
}

interface Walk {
  chain: string;
  position: number;
  hash: Buffer;
  broken: boolean;
  lastId: number;
  /** As it should end. */
  end: ChainEnd | undefined;
}

/** Whether a chain was cut off at its end. */
function missingAfter(walk: Walk | null): LedgerDifference[] {
  if (!walk || walk.broken) return [];
  const { position, hash, lastId, end } = walk;
  return end?.entries === position && end.hash.equals(hash) ? [] : [difference('chain', lastId, end?.entries ?? 0, position)];
}

function difference(rule: LedgerRule, subjectId: number, expected: Fen, found: Fen): LedgerDifference {
  return { rule, subjectId, expected, found };
}

function repeats(line: ProvenEntry['lines'][number], entry: ProvenEntry): boolean {
  return line.postedOn === entry.postedOn && line.source === entry.source;
}

/** `ticket-12` → 12, `day-2026-11-22` → 20261122. */
function numberIn(chain: string): number {
  return Number(chain.replace(/\D/g, ''));
}
