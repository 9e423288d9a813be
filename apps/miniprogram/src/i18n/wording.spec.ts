import {
  cancelReasons, cannotCompleteReasons, clockKinds, declineReasons, holdReasons, invalidReasons, moneyNews, problemStatuses, reworkReasons, staffRoles, ticketActions, ticketStates, timelineKinds, urgencies,
  type MyVisit, type ProblemCode, type TicketAction, type TimelineEntry,
} from '@scanfix/shared-types';

jest.mock('@/device', () => ({
  device: { isReady: () => false },
  DeviceError: class DeviceError extends Error {
    constructor(readonly failure: string) {
      super(failure);
    }
  },
}));

import { LoginNeededError, NoAnswerError, ProblemError } from '@/api/failures';
import { DeviceError } from '@/device';
import { en } from './en';
import { calendarDate, distance, duration, exactTime, relativeTime, setTimeZone, spacedCode, spacedNumber } from './format';
import { failureText, fieldText, promiseText, ticketSentence, timelineText } from './wording';
import { zhCN, type Words } from './zh-CN';

const languages: [name: string, words: Words][] = [['Chinese', zhCN], ['English', en]];
const codes = Object.keys(problemStatuses) as ProblemCode[];
const problem = (code: ProblemCode): ProblemError => new ProblemError({ type: '', title: '', status: problemStatuses[code], code, requestId: '' });

function leaves(value: unknown, path = ''): [path: string, text: unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, `${path}.${key}`));
}

describe.each(languages)('%s words', (_name, words) => {
  it.each(codes)('say what to do about %s', (code) => {
    expect(failureText(words, problem(code)).length).toBeGreaterThan(3);
  });

  it('word failures that are not problems', () => {
    const texts = [new NoAnswerError(), new LoginNeededError(), new DeviceError('network'), new Error('bug')].map((error) => failureText(words, error));
    texts.forEach((text) => expect(text).toBeTruthy());
    expect(texts[3]).toBe(words.failures.unexpected);
  });

  it.each([...ticketStates])('have a word, a sentence and a line for a ticket that is %s', (state) => {
    expect(words.tickets.states[state]).toBeTruthy();
    expect(words.tickets.shortSentences[state]).toBeTruthy();
    expect(words.tickets.engineerSentences[state]).toBeTruthy();
    expect(ticketSentence(words, { state, mergedInto: null, holdUntil: null, timeline: [] })).toBeTruthy();
  });

  it('name every urgency, role and reason', () => {
    urgencies.forEach((one) => expect(words.tickets.urgencies[one] && words.tickets.urgencyHints[one]).toBeTruthy());
    staffRoles.forEach((one) => expect(words.tickets.roles[one]).toBeTruthy());
    cancelReasons.forEach((one) => expect(words.tickets.cancelReasons[one]).toBeTruthy());
    invalidReasons.forEach((one) => expect(words.tickets.invalidReasons[one]).toBeTruthy());
    declineReasons.forEach((one) => expect(words.tickets.declineReasons[one]).toBeTruthy());
    holdReasons.forEach((one) => expect(words.tickets.holdReasons[one]).toBeTruthy());
    cannotCompleteReasons.forEach((one) => expect(words.tickets.cannotCompleteReasons[one]).toBeTruthy());
    reworkReasons.forEach((one) => expect(words.tickets.reworkReasons[one]).toBeTruthy());
  });

  const line: TimelineEntry = {
    id: 1, kind: 'action', action: 'submit', fromState: null, toState: 'submitted', at: '2026-03-02T00:00:00.000Z', actor: { kind: 'staff', name: '陈静', mine: false },
    engineerName: '王强', until: null, happenedAt: null, internal: false, text: null, reason: 'other', priority: null, otherTicketNumber: '10002347', attachments: [],
  };

  it('tell every line a timeline can have, by whoever did it', () => {
    for (const kind of timelineKinds) {
      for (const action of kind === 'action' ? ticketActions : [null]) {
        for (const actor of ['requester', 'staff', 'system'] as const) {
          for (const mine of [true, false]) expect(timelineText(words, { ...line, kind, action, actor: { kind: actor, name: null, mine } })).toBeTruthy();
        }
      }
    }
  });

  it('say which promise was missed', () => {
    for (const kind of clockKinds) {
      for (const news of ['warning', 'breached', 'escalated'] as const) expect(timelineText(words, { ...line, kind: 'clock', action: null, clock: { kind, news } })).toContain(words.clocks.done[kind]);
    }
  });

  it('tell every news of money, with its sum where it has one', () => {
    const without = ['misuse-declared', 'misuse-withdrawn', 'invoice-requested', 'invoice-issued', 'invoice-refused', 'invoice-cancelled'];
    for (const news of moneyNews) {
      const text = timelineText(words, { ...line, kind: 'money', action: null, money: { news, amount: 12_345, version: 1 } });
      if (without.includes(news)) expect(text.length).toBeGreaterThan(3);
      else expect(text).toContain('¥123.45');
    }
  });

  it('leave nothing empty', () => {
    expect(leaves(words).filter(([, text]) => text === '' || text === undefined)).toEqual([]);
  });

  it('have something to say about rules they do not know', () => {
    expect(fieldText(words, 'a-rule-of-tomorrow')).toBe(words.fieldRules.default);
  });
});

describe('English words', () => {
  it('have exactly the keys of the Chinese ones and no Chinese in them', () => {
    expect(leaves(en).map(([path]) => path).sort()).toEqual(leaves(zhCN).map(([path]) => path).sort());
    expect(leaves(en).filter(([, text]) => typeof text === 'string' && /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});

describe('the first sentence', () => {
  const now = Date.parse('2026-03-02T07:00:00.000Z');
  const told = { mergedInto: null, holdUntil: null, timeline: [] };
  const visit: MyVisit = {
    id: 1, stage: 'en_route', engineer: { name: '王强', photo: null }, plannedFrom: '2026-03-03T06:00:00.000Z', plannedTo: '2026-03-03T08:00:00.000Z', departedAt: null, checkedInAt: null,
    finishedAt: null, position: null, destination: null, arrivesAt: '2026-03-02T07:20:00.000Z', work: null, signature: null, acceptanceWanted: false,
  };
  const entry = (action: TicketAction, reason: string | null): TimelineEntry => ({
    id: 1, kind: 'action', action, fromState: null, toState: null, at: '2026-03-02T00:00:00.000Z', actor: { kind: 'staff', name: null, mine: false }, engineerName: null, until: null,
    happenedAt: null, internal: false, text: null, reason, priority: null, otherTicketNumber: null, attachments: [],
  });
  beforeAll(() => setTimeZone('Asia/Shanghai'));

  it('says who is on the way and when they arrive', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'en_route' }, visit, now)).toBe('王强师傅已出发，预计 15:20 到');
    expect(ticketSentence(en, { ...told, state: 'en_route' }, visit, now)).toBe('王强 is on the way, expected 15:20');
  });

  it('does not call somebody 师傅 twice', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'in_progress' }, { ...visit, engineer: { name: '陈师傅', photo: null } }, now)).toBe('陈师傅已到现场，正在维修');
  });

  it('promises no time that has passed, and none that is not known', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'en_route' }, { ...visit, arrivesAt: '2026-03-02T06:50:00.000Z' }, now)).toBe('王强师傅已出发，应该快到了');
    expect(ticketSentence(zhCN, { ...told, state: 'en_route' }, { ...visit, arrivesAt: null }, now)).toBe('王强师傅已出发，正在赶来');
    expect(ticketSentence(zhCN, { ...told, state: 'en_route' }, null, now)).toBe('师傅已出发，正在赶来');
  });

  it('says when the visit is planned', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'accepted' }, visit, now)).toBe('王强师傅已接单，明天 14:00–16:00 上门');
    expect(ticketSentence(zhCN, { ...told, state: 'accepted' }, { ...visit, plannedFrom: null }, now)).toBe('王强师傅已接单，会按时上门');
  });

  it('says why it waits and until when', () => {
    const onHold = { ...told, state: 'on_hold' as const, holdUntil: '2026-03-03T01:00:00.000Z', timeline: [entry('hold', 'access'), entry('hold', 'parts')] };
    expect(ticketSentence(zhCN, onHold, visit, now)).toBe('等配件，维修暂停，预计明天 09:00 继续');
    expect(ticketSentence(en, onHold, visit, now)).toBe('Paused: waiting for parts. Work goes on tomorrow 09:00');
  });

  it('owns up to a repair that did not hold', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'triaged', timeline: [entry('rework', 'not-fixed')] }, null, now)).toBe('上次没修好，正在为您重新安排工程师');
    expect(ticketSentence(zhCN, { ...told, state: 'triaged' }, null, now)).toBe('客服已受理，正在为您安排工程师');
  });

  it('leads to the ticket that goes on', () => {
    expect(ticketSentence(zhCN, { ...told, state: 'invalid', mergedInto: { id: 1, number: '10002347' } }, null, now)).toBe('与工单 1000 2347 是同一个问题，已合并处理');
  });
});

describe('distances', () => {
  it('are said as one would say them', () => {
    expect([3, 348, 1_234, 9_960, 12_345].map((metres) => distance(zhCN, metres))).toEqual(['10 米', '350 米', '1.2 公里', '10 公里', '12 公里']);
  });
});

describe('times', () => {
  const now = Date.parse('2026-03-02T07:20:00.000Z');
  beforeAll(() => setTimeZone('Asia/Shanghai'));

  it('are relative while near and exact afterwards, in the zone of the organization', () => {
    expect(relativeTime(zhCN, '2026-03-02T07:19:40.000Z', now)).toBe('刚刚');
    expect(relativeTime(zhCN, '2026-03-02T07:08:00.000Z', now)).toBe('12 分钟前');
    expect(relativeTime(zhCN, '2026-03-02T05:00:00.000Z', now)).toBe('2 小时前');
    expect(relativeTime(zhCN, '2026-03-01T15:00:00.000Z', now)).toBe('昨天 23:00');
    expect(exactTime(zhCN, '2025-12-31T16:30:00.000Z', now)).toBe('1月1日 00:30');
    expect(exactTime(zhCN, '2025-12-31T15:30:00.000Z', now)).toBe('2025年12月31日 23:30');
    expect(exactTime(en, '2026-03-03T01:00:00.000Z', now)).toBe('tomorrow 09:00');
    expect(calendarDate(zhCN, '2027-06-30')).toBe('2027年6月30日');
  });

  it('promise no less than was meant', () => {
    expect([0.2, 30, 60, 90, 24 * 60, 49 * 60].map((minutes) => duration(zhCN, minutes))).toEqual(['1 分钟', '30 分钟', '1 小时', '1 小时 30 分钟', '24 小时', '3 天']);
  });

  it('show the promise while it runs, apologise when it is late, and tell when it was kept', () => {
    const waiting = { state: 'submitted' as const, expectedResponseAt: '2026-03-02T07:32:00.000Z', respondedAt: null };
    expect(promiseText(zhCN, waiting, now)).toEqual({ text: '预计今天 15:32 前答复 · 还有 12 分钟', late: false });
    expect(promiseText(zhCN, { ...waiting, expectedResponseAt: '2026-03-02T07:12:00.000Z' }, now)).toMatchObject({ late: true });
    expect(promiseText(zhCN, { ...waiting, respondedAt: '2026-03-02T07:15:00.000Z' }, now)).toEqual({ text: '客服已于今天 15:15 答复', late: false });
    expect(promiseText(zhCN, { ...waiting, state: 'cancelled' }, now)).toBeNull();
  });
});

describe('numbers people read aloud', () => {
  it('are grouped', () => {
    expect(spacedNumber('10002347')).toBe('1000 2347');
    expect(spacedNumber('123456789')).toBe('1234 5678 9');
    expect(spacedCode('7K3M9Q2XWTT')).toBe('7K3M-9Q2X-WTT');
  });
});
