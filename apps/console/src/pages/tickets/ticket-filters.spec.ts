import { describe, expect, it } from '@jest/globals';
import { ticketStates, type TicketCounts } from '@scanfix/shared-types';
import { countFilters, countOfView, loadViews, searchOf, storeViews, ticketQuery } from './ticket-filters';

describe('ticket filters', () => {
  it('show what is open when the URL says nothing', () => {
    expect(ticketQuery({}, 'Asia/Shanghai')).toEqual({ state: 'open' });
  });

  it('ask the server by view', () => {
    expect(ticketQuery({ view: 'submitted' }, 'Asia/Shanghai')).toEqual({ state: 'submitted' });
    expect(ticketQuery({ view: 'field' }, 'Asia/Shanghai')).toEqual({ state: 'assigned,accepted,en_route,in_progress,on_hold' });
    expect(ticketQuery({ view: 'overdue' }, 'Asia/Shanghai')).toEqual({ overdue: true });
    expect(ticketQuery({ view: 'all', search: '漏水' }, 'Asia/Shanghai')).toEqual({ search: '漏水' });
  });

  it('let states that were chosen take the place of the view’s', () => {
    expect(ticketQuery({ view: 'open', state: ['on_hold', 'closed'], engineerId: 71 }, 'Asia/Shanghai')).toEqual({ state: 'on_hold,closed', engineerId: 71 });
  });

  it('count what a view shows, capped where one of its states is', () => {
    const counts = Object.fromEntries([...ticketStates, 'open', 'overdue'].map((state) => [state, { value: 2, capped: state === 'on_hold' }])) as unknown as TicketCounts;
    expect(countOfView('field', counts)).toEqual({ value: 10, capped: true });
    expect(countOfView('submitted', counts)).toEqual({ value: 2, capped: false });
    expect(countOfView('ended', counts)).toBeNull();
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
