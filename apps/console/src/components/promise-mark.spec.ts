import { describe, expect, it } from '@jest/globals';
import type { TicketClock } from '@scanfix/shared-types';
import { readPromise } from './promise-mark';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const clock = (part: Partial<TicketClock>): TicketClock => ({ kind: 'on-site', state: 'running', startedAt: at(-60), dueAt: at(60), stoppedAt: null, targetMinutes: 120, warnAt: at(36), breached: false, pauses: [], ...part });

describe('a promise', () => {
  it('runs, is nearly due from its warning on, and then overdue', () => {
    expect(readPromise(clock({}), now)).toEqual({ kind: 'left', milliseconds: 60 * 60_000 });
    expect(readPromise(clock({ warnAt: at(-1) }), now).kind).toBe('soon');
    expect(readPromise(clock({ dueAt: at(-20) }), now)).toEqual({ kind: 'overdue', milliseconds: 20 * 60_000 });
  });

  it('stands still while it is paused, whatever the time', () => {
    expect(readPromise(clock({ state: 'paused', dueAt: at(-20) }), now).kind).toBe('paused');
  });

  it('says how long it took where it was kept, and how late where it was not', () => {
    expect(readPromise(clock({ state: 'met', stoppedAt: at(-15) }), now)).toEqual({ kind: 'met', milliseconds: 45 * 60_000 });
    expect(readPromise(clock({ state: 'missed', dueAt: at(-30), stoppedAt: at(-10) }), now)).toEqual({ kind: 'missed', milliseconds: 20 * 60_000 });
    expect(readPromise(clock({ state: 'missed', stoppedAt: null }), now).kind).toBe('missed-unfinished');
    expect(readPromise(clock({ state: 'withdrawn' }), now).kind).toBe('withdrawn');
  });
});
