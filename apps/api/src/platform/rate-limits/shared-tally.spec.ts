import { expect, it } from '@jest/globals';
import { SharedTally, type TallyStore } from './shared-tally.js';

class Store implements TallyStore {
  readonly sums = new Map<string, number>();
  calls = 0;

  add(additions: readonly { window: string; points: number }[]): Promise<Map<string, number>> {
    this.calls += 1;
    for (const { window, points } of additions) this.sums.set(window, (this.sums.get(window) ?? 0) + points);
    return Promise.resolve(new Map(additions.map(({ window }) => [window, this.sums.get(window) ?? 0])));
  }
}

const limit = { points: 100, seconds: 60 };
const start = 60_000_000;
function allowed(tally: SharedTally, times: number, now = start): number {
  return Array.from({ length: times }, () => tally.count('a', now)).filter((wait) => wait === 0).length;
}

it('lets through the limit and then says how long to wait', () => {
  const tally = new SharedTally('address', limit, new Store());
  expect(allowed(tally, 150, start + 1000)).toBe(100);
  expect(tally.count('a', start + 1000)).toBe(59_000);
  expect(tally.count('b', start + 1000)).toBe(0);
});

it('begins anew with each window', () => {
  const tally = new SharedTally('address', limit, new Store());
  allowed(tally, 150);
  expect(tally.count('a', start + 60_000)).toBe(0);
});

it('does not trouble the store with quiet clients', async () => {
  const store = new Store();
  const tally = new SharedTally('address', limit, store);
  allowed(tally, 4);
  await tally.report();
  expect(store.calls).toBe(0);
});

it('holds over several processes', async () => {
  const store = new Store();
  const [one, two] = [new SharedTally('address', limit, store), new SharedTally('address', limit, store)];
  let through = 0;
  for (let round = 0; round < 30; round += 1) {
    through += allowed(one, 5) + allowed(two, 5);
    await one.report();
    await two.report();
  }
  expect(through).toBeGreaterThanOrEqual(100);
  expect(through).toBeLessThanOrEqual(110);
});

it('loses no count that arrives while it reports', async () => {
  const store = new Store();
  const tally = new SharedTally('address', limit, store);
  allowed(tally, 50);
  const reporting = tally.report();
  allowed(tally, 30);
  await reporting;
  expect(allowed(tally, 100)).toBe(20);
});
