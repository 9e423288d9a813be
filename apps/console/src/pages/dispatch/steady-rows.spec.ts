import { describe, expect, it } from '@jest/globals';
import { holdRows } from './steady-rows';

describe('rows under the pointer', () => {
  const held = [{ id: 3, text: 'c' }, { id: 2, text: 'b' }, { id: 1, text: 'a' }];

  it('keep their places and take the newest content', () => {
    const { rows } = holdRows(held, [{ id: 1, text: 'A' }, { id: 3, text: 'C' }, { id: 2, text: 'b' }]);
    expect(rows.map(({ text }) => text)).toEqual(['C', 'b', 'A']);
  });

  it('stay when the server has them no more, and are known as gone', () => {
    const { rows, gone } = holdRows(held, [{ id: 3, text: 'c' }, { id: 1, text: 'a' }]);
    expect(rows.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect([...gone]).toEqual([2]);
  });

  it('count the new ones instead of showing them', () => {
    const { rows, fresh } = holdRows(held, [{ id: 5, text: 'e' }, { id: 4, text: 'd' }, ...held]);
    expect(rows).toHaveLength(3);
    expect(fresh).toBe(2);
  });
});
