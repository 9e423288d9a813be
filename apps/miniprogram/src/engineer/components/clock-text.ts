import type { TicketClock } from '@scanfix/shared-types';
import type { Words } from '@/i18n';
import { duration } from '@/i18n/format';

const minute = 60_000;

export interface ClockText {
  text: string;
  tone: 'calm' | 'warning' | 'bad';
}

/** The promise that runs out next, as an engineer needs it: how long is left, and for what. */
export function clockText(words: Words, clock: TicketClock | null, now: number): ClockText | null {
  if (!clock || clock.state === 'withdrawn' || clock.state === 'met') return null;
  const { clock: say } = words.fieldWork;
  const what = say.what[clock.kind];
  if (clock.state === 'paused') {
    const [pause] = clock.pauses.filter(({ to }) => to === null);
    return { text: say.paused(words.fieldWork.sheets.holdReasons[pause?.reason ?? 'other']), tone: 'calm' };
  }
  const left = (Date.parse(clock.dueAt) - now) / minute;
  if (left <= 0) return { text: say.late(duration(words, -left), what), tone: 'bad' };
  return { text: say.left(duration(words, left), what), tone: now >= Date.parse(clock.warnAt) ? 'warning' : 'calm' };
}
