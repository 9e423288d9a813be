import type { ClockKind, EscalationStep, HoldReason, TicketAction, TicketClock } from '@scanfix/shared-types';
import type { BusinessTime } from './business-time.js';
import type { Promised, Terms } from './terms.js';
import type { TicketClockRow } from './ticket-clock.entity.js';

export type NewClock = Omit<TicketClockRow, 'id' | 'organizationId' | 'ticketId'>;

const minute = 60_000;

/** What there is to say of a clock that runs. */
export interface ClockNews {
  warn: boolean;
  breach: boolean;
  steps: EscalationStep[];
}

/** What happened to a ticket, as far as its clocks care. */
export interface TicketMove {
  /** Null for a word that moves nothing. */
  action: TicketAction | null;
  /** When it happened; a phone without a network tells it later. */
  at: Date;
  /** This was the first answer. */
  answered: boolean;
  /** It is still open afterwards. */
  open: boolean;
  hold: 'began' | 'ended' | null;
  holdReason: HoldReason | null;
  /** How often the work has gone out again. */
  round: number;
  submittedAt: Date;
  /** What is promised for the work from now on; null where that does not change. */
  promises: Promised[] | null;
}

/** The clocks that change with a move, and those that begin. `clocks` are all of the ticket, in the order in which they were made. */
export function clocksAfter<Clock extends NewClock>(terms: Terms, clocks: readonly Clock[], move: TicketMove): { changed: Clock[]; added: NewClock[] } {
  const changed = clocks.map((clock) => [clock, clockAfter(terms, clock, move)] as const).filter(([before, after]) => after !== before).map(([, after]) => after);
  const ofRound = clocks.filter(({ round }) => round === move.round);
  // Work that has gone out again counts from then; where nothing was promised for it then, from now.
  const start = ofRound[0]?.startedAt ?? (move.round === 0 ? move.submittedAt : move.at);
  const added = (move.promises ?? []).filter(({ kind }) => !ofRound.some((clock) => clock.kind === kind));
  return { changed, added: added.map((promised) => startedClock(terms, promised, start, move.round)) };
}

function clockAfter<Clock extends NewClock>(terms: Terms, clock: Clock, { action, at, answered, open, hold, holdReason, round, promises }: TicketMove): Clock {
  if (!isOpenClock(clock)) return clock;
  if ((action && keeps[action] === clock.kind) || (answered && clock.kind === 'response')) return keptClock(terms, clock, at);
  if (!open) return withdrawnClock(terms, clock, at);
  const held = hold === 'ended' ? resumedClock(terms, clock, at)
    : hold === 'began' && holdReason && terms.stopsFor(clock.policyId, clock.kind, holdReason) ? pausedClock(clock, at, holdReason) : clock;
  if (promises === null || clock.kind === 'response') return held;
  const promised = clock.round === round ? promises.find(({ kind }) => kind === clock.kind) : undefined;
  return promised ? replannedClock(terms, held, promised, at) : withdrawnClock(terms, held, at);
}

const keeps: Partial<Record<TicketAction, ClockKind>> = { checkIn: 'on-site', complete: 'resolution' };

export function startedClock(terms: Terms, promised: Promised, startedAt: Date, round = 0): NewClock {
  return timed(terms, {
    ...promised, round, state: 'running', startedAt, dueAt: startedAt, warnAt: startedAt, stoppedAt: null, pauses: [], warnedAt: null, breachedAt: null, stepsTaken: [], nextAt: null,
  });
}

export function isOpenClock({ state }: Pick<NewClock, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

/** The remaining working time is kept until `resumed`. */
export function pausedClock<Clock extends NewClock>(clock: Clock, at: Date, reason: HoldReason): Clock {
  if (clock.state !== 'running') return clock;
  return { ...clock, state: 'paused', nextAt: null, pauses: [...clock.pauses, { from: notBefore(clock, at).toISOString(), to: null, reason }] };
}

export function resumedClock<Clock extends NewClock>(terms: Terms, clock: Clock, at: Date): Clock {
  if (clock.state !== 'paused') return clock;
  return timed(terms, { ...clock, state: 'running', pauses: endedPauses(clock, at) });
}

/** What was promised was done. That it had been written down as late does not count if it was done in time and only told later. */
export function keptClock<Clock extends NewClock>(terms: Terms, clock: Clock, at: Date): Clock {
  if (!isOpenClock(clock)) return clock;
  const stopped = { ...resumedClock(terms, clock, at), stoppedAt: at, nextAt: null };
  const late = at > stopped.dueAt;
  return { ...stopped, state: late ? 'missed' : 'met', breachedAt: late ? clock.breachedAt ?? at : null };
}

/** The ticket is over without it. */
export function withdrawnClock<Clock extends NewClock>(terms: Terms, clock: Clock, at: Date): Clock {
  return isOpenClock(clock) ? { ...resumedClock(terms, clock, at), state: 'withdrawn', stoppedAt: at, nextAt: null } : clock;
}

/** Another promise takes its place, counted from the same start and with the same pauses. What was said stays said, unless it is not so any more. */
export function replannedClock<Clock extends NewClock>(terms: Terms, clock: Clock, promised: Promised, at: Date): Clock {
  if (!isOpenClock(clock)) return clock;
  const planned = timed(terms, { ...clock, ...promised });
  return { ...planned, warnedAt: planned.warnAt <= at ? clock.warnedAt : null, breachedAt: planned.dueAt <= at ? clock.breachedAt : null, ...(promised.policyId === clock.policyId ? {} : { stepsTaken: [] }) };
}

/** When it is due; for a paused clock, if it went on now. */
export function timesOf(terms: Terms, clock: NewClock, now: Date): { dueAt: Date; warnAt: Date } {
  return clock.state === 'paused' ? resumedClock(terms, clock, now) : clock;
}

/** What is to be said at an instant; a promise that is broken already is not announced as nearly due. */
export function newsOf(terms: Terms, clock: NewClock, now: Date): ClockNews {
  if (clock.state !== 'running') return { warn: false, breach: false, steps: [] };
  const over = clock.dueAt <= now;
  return {
    warn: clock.warnedAt === null && clock.warnAt <= now && !over,
    breach: clock.breachedAt === null && over,
    steps: openSteps(terms, clock).filter(({ at }) => at <= now).map(({ step }) => step),
  };
}

/** The same clock, after the news was told. */
export function toldClock<Clock extends NewClock>(terms: Terms, clock: Clock, { warn, breach, steps }: ClockNews, now: Date): Clock {
  const told = {
    ...clock, warnedAt: warn || breach ? clock.warnedAt ?? now : clock.warnedAt, breachedAt: breach ? now : clock.breachedAt, stepsTaken: [...new Set([...clock.stepsTaken, ...steps.map(keyOf)])],
  };
  return { ...told, nextAt: nextOf(terms, told) };
}

/** When to look at it again; null for one that does not run, or of which all is said. */
export function nextOf(terms: Terms, clock: NewClock): Date | null {
  if (clock.state !== 'running') return null;
  const times = [
    ...(clock.warnedAt === null && clock.breachedAt === null ? [clock.warnAt] : []), ...(clock.breachedAt === null ? [clock.dueAt] : []), ...openSteps(terms, clock).map(({ at }) => at),
  ];
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}

function openSteps(terms: Terms, clock: NewClock): { step: EscalationStep; at: Date }[] {
  const time = terms.timeOf(clock.calendarId);
  return terms.stepsOf(clock.policyId, clock.kind).filter((step) => !clock.stepsTaken.includes(keyOf(step)))
    .map((step) => ({ step, at: instantAfter(time, clock, (step.minutes + (step.since === 'due' ? clock.targetMinutes : 0)) * minute) }));
}

function keyOf({ since, minutes }: EscalationStep): string {
  return `${since}:${minutes}`;
}

function timed<Clock extends NewClock>(terms: Terms, clock: Clock): Clock {
  const time = terms.timeOf(clock.calendarId);
  const target = clock.targetMinutes * minute;
  const planned = { ...clock, dueAt: instantAfter(time, clock, target), warnAt: instantAfter(time, clock, Math.floor((target * terms.warningPercentOf(clock.policyId)) / 100)) };
  return { ...planned, nextAt: nextOf(terms, planned) };
}

/** When so much working time has passed since the start, pauses left out. One that goes on moves nothing yet: its end does. */
function instantAfter(time: BusinessTime, { startedAt, pauses }: NewClock, milliseconds: number): Date {
  let left = milliseconds;
  let from = startedAt;
  for (const pause of pauses) {
    const worked = time.between(from, new Date(pause.from));
    if (worked >= left) return time.after(from, left);
    left -= worked;
    from = new Date(pause.to ?? pause.from);
  }
  return time.after(from, left);
}

function endedPauses(clock: NewClock, at: Date): TicketClock['pauses'] {
  return clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: new Date(Math.max(at.getTime(), Date.parse(pause.from))).toISOString() } : pause));
}

/** A phone's clock may name a time before the pause that ended last. */
function notBefore({ startedAt, pauses }: NewClock, at: Date): Date {
  return new Date(Math.max(at.getTime(), startedAt.getTime(), ...pauses.map(({ to }) => (to === null ? 0 : Date.parse(to)))));
}
