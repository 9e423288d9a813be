import { setTimeout as delay } from 'node:timers/promises';

/** Work for many at the price of one: what is given within so many milliseconds is done together, each item once. Everyone gets the answer of the work with theirs in it. */
export function gathered<Item, Result>(milliseconds: number, work: (items: Item[]) => Promise<Result>): (item: Item) => Promise<Result> {
  let due = new Set<Item>();
  let next: Promise<Result> | null = null;
  const doDue = async () => {
    await delay(milliseconds);
    const items = [...due];
    due = new Set();
    next = null;
    return work(items);
  };
  return (item) => {
    due.add(item);
    return next ??= doDue();
  };
}
