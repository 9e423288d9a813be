import { setImmediate } from 'node:timers/promises';

/** As `map`, with a pause after every so many items in which the process answers others. */
export async function mapInSlices<Item, Result>(items: readonly Item[], size: number, map: (item: Item) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await setImmediate();
    for (const item of items.slice(start, start + size)) results.push(map(item));
  }
  return results;
}
