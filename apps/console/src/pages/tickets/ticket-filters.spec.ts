import { describe, expect, it } from '@jest/globals';
import { countFilters, loadViews, searchOf, storeViews, ticketQuery } from './ticket-filters';

describe('ticket filters', () => {
  it('show what is open when the URL says nothing', () => {
    expect(ticketQuery({}, 'Asia/Shanghai')).toEqual({ state: 'open' });
  });

  it('ask the server by view', () => {
    expect(ticketQuery({ view: 'submitted' }, 'Asia/Shanghai')).toEqual({ state: 'submitted' });
    expect(ticketQuery({ view: 'overdue' }, 'Asia/Shanghai')).toEqual({ overdue: true });
    expect(ticketQuery({ view: 'all', search: '漏水' }, 'Asia/Shanghai')).toEqual({ search: '漏水' });
  });

  it('take days as days of the organization, the last one included', () => {
    expect(ticketQuery({ view: 'all', from: '2026-11-01', to: '2026-11-02' }, 'Asia/Shanghai')).toEqual({ submittedFrom: '2026-10-31T16:00:00.000Z', submittedTo: '2026-11-02T16:00:00.000Z' });
  });

  it('count what narrows the view: not the view, not the search, a range once', () => {
    expect(countFilters({ view: 'open', search: 'x', urgency: 'urgent', from: '2026-11-01', to: '2026-11-02' })).toBe(2);
  });

  it('name the same filters alike, in whatever order they were chosen', () => {
    expect(searchOf({ urgency: 'urgent', view: 'all' })).toBe(searchOf({ view: 'all', urgency: 'urgent' }));
  });

  it('keep own views for each person, and survive a mangled store', () => {
    storeViews(3, [{ name: '三号楼', search: 'view=all' }]);
    expect(loadViews(3)).toEqual([{ name: '三号楼', search: 'view=all' }]);
    expect(loadViews(4)).toEqual([]);
    expect(loadViews(3, { getItem: () => '{not json' })).toEqual([]);
    expect(loadViews(3, { getItem: () => '[{"name":1},{"name":"a","search":"b"}]' })).toEqual([{ name: 'a', search: 'b' }]);
  });
});
