import type { PaySettings } from '../pay-contract.js';
import type { Journal, Table } from './journal.js';

const initial: PaySettings = {
  // 15 s become 0.3 s, a day becomes half an hour.
  retryScale: 0.02,
  refundDelayMilliseconds: 3_000,
  refundOutcome: 'SUCCESS',
  refundSpacingMilliseconds: 1_000,
  signtestEvery: 0,
  billClock: null,
  shippingDelayMilliseconds: 1_000,
  tradeManaged: true,
  wrongPassword: '000000',
};

const key = 'all';

export class StoredPaySettings {
  private readonly table: Table<PaySettings>;

  constructor(journal: Journal) {
    this.table = journal.table<PaySettings>('settings');
  }

  get all(): PaySettings {
    return { ...initial, ...this.table.get(key) };
  }

  change(change: Partial<PaySettings>): PaySettings {
    return this.table.put(key, { ...this.all, ...change });
  }

  clear(): void {
    this.table.clear();
  }
}
