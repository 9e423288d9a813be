import { clockKinds, type TicketClock, type TicketProgress } from '@scanfix/shared-types';
import { duration, exactTime } from './format';
import type { Words } from './zh-CN';

export interface PromiseText {
  text: string;
  /** How long that is from now; null once it is over or paused. */
  left: string | null;
  /** Missed, or about to be apologised for. */
  late: boolean;
  paused: boolean;
  /** Every pause with its reason, oldest first. */
  pauses: string[];
}

const minutesBetween = (from: string | number, to: string | number): number => (new Date(to).getTime() - new Date(from).getTime()) / 60_000;

function sentence(words: Words, clock: TicketClock, now: number): string {
  const { clocks, tickets } = words;
  const done = clocks.done[clock.kind];
  const pause = clock.pauses.find(({ to }) => to === null);
  switch (clock.state) {
    case 'running': {
      const left = minutesBetween(now, clock.dueAt);
      return left > 0 ? clocks.due(exactTime(words, clock.dueAt, now), done) : clocks.late(done, duration(words, -left));
    }
    case 'paused':
      return clocks.paused(tickets.holdReasons[pause?.reason ?? 'other']);
    case 'met':
      return clocks.met(exactTime(words, clock.stoppedAt ?? clock.dueAt, now), done);
    case 'missed':
      return clock.stoppedAt
        ? clocks.missed(exactTime(words, clock.stoppedAt, now), done, duration(words, minutesBetween(clock.dueAt, clock.stoppedAt)))
        : clocks.late(done, duration(words, minutesBetween(clock.dueAt, now)));
    case 'withdrawn':
      return clocks.withdrawn(done);
  }
}

/** One promise in words, with all its pauses. */
export function clockPromise(words: Words, clock: TicketClock, now = Date.now()): PromiseText {
  const { clocks, tickets } = words;
  const left = clock.state === 'running' ? minutesBetween(now, clock.dueAt) : null;
  return {
    text: sentence(words, clock, now),
    left: left !== null && left > 0 ? clocks.left(duration(words, left)) : null,
    late: clock.breached || (left !== null && left <= 0),
    paused: clock.state === 'paused',
    pauses: clock.pauses.map(({ from, to, reason }) => {
      const why = tickets.holdReasons[reason];
      return to ? clocks.pause(exactTime(words, from, now), exactTime(words, to, now), why) : clocks.pausedSince(exactTime(words, from, now), why);
    }),
  };
}

const inOrder = (clocks: TicketClock[]): TicketClock[] => clockKinds.flatMap((kind) => clocks.filter((clock) => clock.kind === kind));
const goesOn = ({ state, stoppedAt }: TicketClock): boolean => state === 'running' || state === 'paused' || (state === 'missed' && stoppedAt === null);

/** What is waited for next; once all is done, how the last promise ended. The rest is there for who asks. */
export function promisesOf(ticket: Pick<TicketProgress, 'clocks'>): { first: TicketClock | null; rest: TicketClock[] } {
  const counted = inOrder(ticket.clocks.filter(({ state }) => state !== 'withdrawn'));
  const first = counted.find(goesOn) ?? counted[counted.length - 1] ?? null;
  return { first, rest: counted.filter((clock) => clock !== first) };
}
