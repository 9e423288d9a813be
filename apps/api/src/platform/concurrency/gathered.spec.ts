import { expect, it } from '@jest/globals';
import { gathered } from './gathered.js';

it('does together what comes together, each once', async () => {
  const done: number[][] = [];
  const add = gathered<number, void>(1, (items) => {
    done.push(items);
    return Promise.resolve();
  });
  await Promise.all([add(1), add(2), add(1)]);
  await add(3);
  expect(done).toEqual([[1, 2], [3]]);
});

it('takes what comes while it works for the next time', async () => {
  const done: number[][] = [];
  let later: Promise<void> | null = null;
  const add = gathered<number, void>(1, (items) => {
    done.push(items);
    later ??= add(2);
    return Promise.resolve();
  });
  await add(1);
  await later;
  expect(done).toEqual([[1], [2]]);
});

it('tells everyone of its failure, and begins anew', async () => {
  let fails = true;
  const add = gathered<number, void>(1, () => (fails ? Promise.reject(new Error('no')) : Promise.resolve()));
  await expect(Promise.allSettled([add(1), add(2)])).resolves.toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  fails = false;
  await expect(add(1)).resolves.toBeUndefined();
});
