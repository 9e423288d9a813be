import { describe, expect, it } from '@jest/globals';
import { visibleRows } from './use-visible-rows';

const rows = Array.from({ length: 1000 }, () => 40);

describe('the rows of a long day', () => {
  it('are drawn as far as somebody sees, with some to spare', () => {
    expect(visibleRows(rows, { top: 0, height: 200 })).toEqual({ from: 0, to: 13, above: 0, below: (1000 - 13) * 40 });
    expect(visibleRows(rows, { top: 20_000, height: 200 })).toEqual({ from: 492, to: 513, above: 492 * 40, below: (1000 - 513) * 40 });
  });

  it('leave the room of the others, also at the end', () => {
    const { from, to, above, below } = visibleRows(rows, { top: 39_800, height: 200 });
    expect({ to, below }).toEqual({ to: 1000, below: 0 });
    expect(above + (to - from) * 40 + below).toBe(40_000);
  });

  it('are all drawn where there are few', () => {
    expect(visibleRows([40, 70], { top: 0, height: 600 })).toEqual({ from: 0, to: 2, above: 0, below: 0 });
    expect(visibleRows([], { top: 0, height: 600 })).toEqual({ from: 0, to: 0, above: 0, below: 0 });
  });
});
