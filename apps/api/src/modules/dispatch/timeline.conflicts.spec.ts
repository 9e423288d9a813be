import { describe, expect, it } from '@jest/globals';
import { conflictsOf, type PlacedVisit } from './timeline.conflicts.js';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const visit = (visitId: number, from: number, to: number, more: Partial<PlacedVisit> = {}): PlacedVisit => ({ visitId, engineerId: 1, open: true, fixed: true, from: at(from), to: at(to), ...more });
const shifts = new Map([[1, [{ from: at(1), to: at(4) }, { from: at(5), to: at(10) }]], [2, [{ from: at(0), to: at(24) }]]]);
const of = (visits: PlacedVisit[], absences = new Map<number, { from: Date; to: Date }[]>()) => [...conflictsOf(visits, shifts, absences).values()];

describe('a plan', () => {
  it('fits where visits follow each other within the shifts', () => {
    expect(of([visit(1, 1, 2), visit(2, 2, 4), visit(3, 5, 10)])).toEqual([[], [], []]);
  });

  it('does not fit where one engineer is in two places', () => {
    expect(of([visit(1, 1, 3), visit(2, 2, 4), visit(3, 2, 3, { engineerId: 2 })])).toEqual([['overlap'], ['overlap'], []]);
  });

  it('does not fit over a break, outside the shift, or for somebody without one', () => {
    expect(of([visit(1, 3, 6), visit(2, 0, 1), visit(3, 1, 2, { engineerId: 3 })])).toEqual([['off-shift'], ['off-shift'], ['off-shift']]);
  });

  it('does not fit into an absence', () => {
    expect(of([visit(1, 1, 2), visit(2, 2, 3)], new Map([[1, [{ from: at(2), to: at(3) }]]]))).toEqual([[], ['absent']]);
  });

  it('has nothing to do with visits whose time nobody said', () => {
    expect(of([visit(1, 1, 2, { fixed: false }), visit(2, 1, 2, { fixed: false }), visit(3, 1, 2), visit(4, 20, 21, { fixed: false })])).toEqual([[], [], [], []]);
  });

  it('is not measured where it is over, but what goes on may overlap it', () => {
    expect(of([visit(1, 0, 3, { open: false }), visit(2, 2, 4)])).toEqual([[], ['overlap']]);
  });
});
