import { describe, expect, it } from '@jest/globals';
import { makeTicket } from '../../../test/fixtures/data';
import { newRowsOf, renewRows } from './live-rows';

const shown = [makeTicket({ id: 5 }), makeTicket({ id: 4 }), makeTicket({ id: 3 })];

describe('live rows', () => {
  it('count what is not on screen yet', () => {
    expect(newRowsOf(shown, { items: [makeTicket({ id: 7 }), makeTicket({ id: 6 }), ...shown], nextCursor: null })).toEqual({ count: 2, capped: false });
  });

  it('say "at least" when a whole page is new', () => {
    expect(newRowsOf(shown, { items: [makeTicket({ id: 9 }), makeTicket({ id: 8 })], nextCursor: 'more' })).toEqual({ count: 2, capped: true });
  });

  it('renew rows where they stand, also those that left the filter', () => {
    const loaded = { pages: [{ items: shown, nextCursor: null }], pageParams: [undefined] };
    const renewed = renewRows(loaded, [makeTicket({ id: 4, state: 'triaged' }), makeTicket({ id: 99 })]);
    expect(renewed.pages[0]?.items.map(({ id, state }) => [id, state])).toEqual([[5, 'submitted'], [4, 'triaged'], [3, 'submitted']]);
  });
});
