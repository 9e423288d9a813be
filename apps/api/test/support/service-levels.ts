import type { BusinessCalendar, SaveSlaPolicyRequest, SlaPolicy, TicketClock } from '@scanfix/shared-types';
import type { Calls } from './calls.js';

/** Every minute of every day counts. */
export function aroundTheClock(calls: Calls): Promise<BusinessCalendar> {
  return calls.post<BusinessCalendar>('/business-calendars', { name: '全天', timeZone: 'Asia/Shanghai', aroundTheClock: true, workingHours: [], publicHolidays: false, exceptions: [] });
}

/** An hour to answer, four to be there, eight to repair, held by missing parts; for every ticket unless told otherwise. */
export async function promise(calls: Calls, fields: Partial<SaveSlaPolicyRequest> = {}): Promise<SlaPolicy> {
  const calendarId = fields.calendarId ?? (await aroundTheClock(calls)).id;
  return calls.post<SlaPolicy>('/sla-policies', {
    name: '普通', position: 1, active: true, priorities: [], categoryIds: [], customerLevels: [], responseMinutes: 60, onSiteMinutes: 240, resolutionMinutes: 480, pausingReasons: ['parts'],
    warningPercent: 80, escalations: [], ...fields, calendarId,
  });
}

/** Kind → state. */
export function statesOf(clocks: readonly TicketClock[]): Record<string, string> {
  return Object.fromEntries(clocks.map(({ kind, state }) => [kind, state]));
}

/** Milliseconds from the start to the due date, without what was paused. */
export function promisedTime({ startedAt, dueAt, pauses }: TicketClock): number {
  const paused = pauses.reduce((total, { from, to }) => total + (to === null ? 0 : Date.parse(to) - Date.parse(from)), 0);
  return Date.parse(dueAt) - Date.parse(startedAt) - paused;
}
