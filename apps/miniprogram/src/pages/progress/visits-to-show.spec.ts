import type { MyVisit } from '@scanfix/shared-types';
import { visitsToShow } from './visits-to-show';

const work: MyVisit['work'] = { faultName: null, cause: '老化', action: '更换', labourMinutes: 10, parts: [], photos: [] };
const visit = (id: number, changes: Partial<MyVisit> = {}): MyVisit => ({
  id, stage: 'ended', engineer: { name: '王强', photo: null }, plannedFrom: null, plannedTo: null, departedAt: null, checkedInAt: null, finishedAt: null,
  position: null, destination: null, arrivesAt: null, work: null, signature: null, acceptanceWanted: false, ...changes,
});

describe('the visits of a ticket', () => {
  it('begin with the one that goes on, whatever was done before', () => {
    const first = visit(1, { work });
    const second = visit(2, { stage: 'assigned' });
    expect(visitsToShow({ state: 'assigned' }, [second, first])).toEqual({ now: second, before: [first] });
  });

  it('begin with the last work once it is done', () => {
    const first = visit(1, { work });
    const second = visit(2, { work });
    expect(visitsToShow({ state: 'completed' }, [first, second])).toEqual({ now: second, before: [first] });
    expect(visitsToShow({ state: 'closed' }, [second, first]).now).toBe(second);
  });

  it('are all of the past while the next engineer is looked for', () => {
    const first = visit(1, { work });
    expect(visitsToShow({ state: 'triaged' }, [first])).toEqual({ now: null, before: [first] });
  });

  it('leave out who came and did nothing', () => {
    expect(visitsToShow({ state: 'triaged' }, [visit(1)])).toEqual({ now: null, before: [] });
    expect(visitsToShow({ state: 'submitted' }, [])).toEqual({ now: null, before: [] });
  });
});
