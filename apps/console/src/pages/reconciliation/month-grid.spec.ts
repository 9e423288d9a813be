import { describe, expect, it } from '@jest/globals';
import { addMonths, monthGrid } from './month-grid';

describe('the grid of a month', () => {
  it('has whole weeks from Monday', () => {
    const weeks = monthGrid('2026-11');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null]);
  });

  it('knows leap years and months that begin on Monday', () => {
    expect(monthGrid('2028-02').flat().filter(Boolean)).toHaveLength(29);
    expect(monthGrid('2027-02')).toHaveLength(4);
  });

  it('goes over the turn of a year', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
  });
});
