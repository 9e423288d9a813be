import type { TicketClock } from '@scanfix/shared-types';
import { clockPromise, promisesOf } from './clocks';
import { en } from './en';
import { setTimeZone } from './format';
import { zhCN } from './zh-CN';

const now = Date.parse('2026-03-02T07:20:00.000Z');
const clock = (changes: Partial<TicketClock>): TicketClock => ({
  kind: 'on-site', state: 'running', startedAt: '2026-03-02T05:00:00.000Z', dueAt: '2026-03-02T08:00:00.000Z', stoppedAt: null, targetMinutes: 180,
  warnAt: '2026-03-02T07:30:00.000Z', breached: false, pauses: [], ...changes,
});
beforeAll(() => setTimeZone('Asia/Shanghai'));

describe('a promise', () => {
  it('says until when, and how long that is', () => {
    expect(clockPromise(zhCN, clock({}), now)).toEqual({ text: '承诺今天 16:00 前上门', left: '还有 40 分钟', late: false, paused: false, pauses: [] });
    expect(clockPromise(en, clock({}), now)).toMatchObject({ text: 'Visit promised by today 16:00', left: '40 min left' });
  });

  it('apologises once it is late, whether or not the server has noticed yet', () => {
    const late = clock({ dueAt: '2026-03-02T07:00:00.000Z' });
    expect(clockPromise(zhCN, late, now)).toMatchObject({ text: '上门比承诺晚了 20 分钟，抱歉让您久等', left: null, late: true });
    expect(clockPromise(zhCN, { ...late, state: 'missed', breached: true }, now)).toMatchObject({ text: '上门比承诺晚了 20 分钟，抱歉让您久等', late: true });
  });

  it('tells every pause with its reason', () => {
    const paused = clock({
      kind: 'resolution', state: 'paused',
      pauses: [{ from: '2026-03-01T01:00:00.000Z', to: '2026-03-01T02:30:00.000Z', reason: 'requester' }, { from: '2026-03-02T06:00:00.000Z', to: null, reason: 'parts' }],
    });
    expect(clockPromise(zhCN, paused, now)).toEqual({
      text: '等配件，暂停计时', left: null, late: false, paused: true,
      pauses: ['昨天 09:00 至 昨天 10:30 等您方便的时间，暂停计时', '今天 14:00 起等配件，暂停计时'],
    });
    expect(clockPromise(en, paused, now).text).toBe('Waiting for parts: the clock is paused');
  });

  it('says whether it was kept', () => {
    expect(clockPromise(zhCN, clock({ state: 'met', stoppedAt: '2026-03-02T06:40:00.000Z' }), now).text).toBe('今天 14:40 已上门，没有超时');
    expect(clockPromise(zhCN, clock({ state: 'missed', breached: true, stoppedAt: '2026-03-02T09:00:00.000Z' }), now)).toMatchObject({ text: '今天 17:00 上门，比承诺晚了 1 小时', late: true });
  });
});

describe('the promises of a ticket', () => {
  it('begin with the one that is waited for', () => {
    const response = clock({ kind: 'response', state: 'met' });
    const visit = clock({});
    const repair = clock({ kind: 'resolution' });
    expect(promisesOf({ clocks: [repair, visit, response] })).toEqual({ first: visit, rest: [response, repair] });
  });

  it('end with the last one, and leave out what is no longer counted', () => {
    const repair = clock({ kind: 'resolution', state: 'met' });
    expect(promisesOf({ clocks: [clock({ state: 'met' }), repair, clock({ kind: 'response', state: 'withdrawn' })] }).first).toBe(repair);
    expect(promisesOf({ clocks: [] })).toEqual({ first: null, rest: [] });
  });
});
