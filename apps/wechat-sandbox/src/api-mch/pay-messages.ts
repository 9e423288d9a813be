import type { PayMessage } from '../pay-contract.js';
import type { Journal, Table } from './journal.js';

const kept = 500;

/** What 微信支付 wrote to people. */
export class PayMessages {
  private readonly table: Table<PayMessage>;

  constructor(journal: Journal) {
    this.table = journal.table<PayMessage>('messages');
  }

  list(): PayMessage[] {
    return this.table.values();
  }

  add(message: Omit<PayMessage, 'id'>): PayMessage {
    const all = this.table.values();
    const [oldest] = all;
    if (oldest && all.length >= kept) this.table.delete(String(oldest.id));
    const id = (all.at(-1)?.id ?? 0) + 1;
    return this.table.put(String(id), { id, ...message });
  }

  clear(): void {
    this.table.clear();
  }
}
