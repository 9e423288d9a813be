import type { DispatchTimeline, Instant, TimelineVisit } from '@scanfix/shared-types';

export interface Span {
  from: number;
  to: number;
}

const hour = 3_600_000;
/** A day shows at least these hours, and whatever lies outside of them as far as something happens there. */
const usualHours = { from: 8, to: 20 };

/** The part of the day worth looking at, in whole hours. Shifts around the clock say nothing about it. */
export function shownSpan(timeline: DispatchTimeline, now: number): Span {
  const day: Span = { from: Date.parse(timeline.from), to: Date.parse(timeline.to) };
  const whole = day.to - day.from;
  const spans = [...timeline.visits, ...timeline.shifts].map(spanOf).filter((span) => span.to > day.from && span.from < day.to && span.to - span.from < whole);
  if (now > day.from && now < day.to) spans.push({ from: now, to: now });
  const from = Math.min(day.from + usualHours.from * hour, ...spans.map((span) => span.from));
  const to = Math.max(day.from + usualHours.to * hour, ...spans.map((span) => span.to));
  return {
    from: Math.max(day.from, day.from + Math.floor((from - day.from) / hour) * hour),
    to: Math.min(day.to, day.from + Math.ceil((to - day.from) / hour) * hour),
  };
}

/** Full hours within, for the ruler. */
export function hoursOf({ from, to }: Span): number[] {
  return Array.from({ length: Math.round((to - from) / hour) }, (_unused, index) => from + index * hour);
}

/** What overlaps stands one below the other: for each visit its line, and how many lines the row needs. */
export function linesOf(visits: readonly TimelineVisit[]): { line: Map<number, number>; count: number } {
  const ends: number[] = [];
  const line = new Map<number, number>();
  for (const visit of [...visits].sort((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const { from, to } = spanOf(visit);
    const free = ends.findIndex((end) => end <= from);
    const index = free === -1 ? ends.length : free;
    ends[index] = to;
    line.set(visit.visitId, index);
  }
  return { line, count: Math.max(1, ends.length) };
}

/** The times within `span` that no shift covers. */
export function offShift(shifts: readonly { from: Instant; to: Instant }[], span: Span): Span[] {
  const gaps: Span[] = [];
  let reached = span.from;
  for (const shift of shifts.map(spanOf).sort((a, b) => a.from - b.from)) {
    if (shift.from > reached) gaps.push({ from: reached, to: Math.min(shift.from, span.to) });
    reached = Math.max(reached, shift.to);
    if (reached >= span.to) return gaps;
  }
  return reached < span.to ? [...gaps, { from: reached, to: span.to }] : gaps;
}

/** Left edge and width in per cent of the span, cut off at both ends; null for what lies outside. */
export function stretch({ from, to }: Span, span: Span): { left: number; width: number } | null {
  const [start, end] = [Math.max(from, span.from), Math.min(to, span.to)];
  if (end <= start) return null;
  const whole = span.to - span.from;
  return { left: (100 * (start - span.from)) / whole, width: (100 * (end - start)) / whole };
}

export function spanOf({ from, to }: { from: Instant; to: Instant }): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

/** A visit may get another time until somebody is on the way. */
export function isPlanOpen({ stage, outcome }: Pick<TimelineVisit, 'stage' | 'outcome'>): boolean {
  return outcome === null && (stage === 'assigned' || stage === 'accepted');
}

const step = 15 * 60_000;

/** A visit moved, or its end drawn, by so many milliseconds: on quarters of an hour, and never shorter than one. */
export function movedBy({ from, to }: Span, by: number, edge: 'whole' | 'end'): Span {
  const snapped = (at: number): number => Math.round(at / step) * step;
  if (edge === 'end') return { from, to: Math.max(from + step, snapped(to + by)) };
  const start = snapped(from + by);
  return { from: start, to: start + (to - from) };
}
