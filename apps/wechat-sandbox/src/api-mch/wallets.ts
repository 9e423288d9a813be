import type { Wallet } from '../pay-contract.js';
import type { Journal, Table } from './journal.js';

/** What everybody has in 零钱 to begin with. */
const initial = 1_000_000;

/** The people's money in WeChat, fen. */
export class Wallets {
  private readonly table: Table<Wallet>;

  constructor(journal: Journal) {
    this.table = journal.table<Wallet>('wallets');
  }

  of(person: string): Wallet {
    return this.table.get(person) ?? { person, balance: initial };
  }

  set(person: string, balance: number): Wallet {
    return this.table.put(person, { person, balance });
  }

  add(person: string, amount: number): void {
    this.set(person, this.of(person).balance + amount);
  }

  clear(): void {
    this.table.clear();
  }
}
