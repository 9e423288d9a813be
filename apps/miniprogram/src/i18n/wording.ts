import type { TicketProgress, TimelineEntry } from '@scanfix/shared-types';
import { LoginNeededError, NoAnswerError, ProblemError } from '@/api/failures';
import { DeviceError } from '@/device';
import { duration, exactTime, spacedNumber } from './format';
import type { Words } from './zh-CN';

/** The one place that words what went wrong. */
export function failureText(words: Words, error: unknown): string {
  if (error instanceof NoAnswerError) return words.failures.noAnswer;
  if (error instanceof LoginNeededError) return words.failures.loginNeeded;
  if (error instanceof DeviceError) return words.failures.device[error.failure];
  if (error instanceof ProblemError) return words.problems[error.problem.code] ?? words.failures.unexpected;
  return words.failures.unexpected;
}

export const fieldText = (words: Words, rule: string): string => words.fieldRules[rule] ?? words.fieldRules.default;

/** The first thing its requester reads. */
export function ticketSentence(words: Words, ticket: Pick<TicketProgress, 'state' | 'mergedInto'>): string {
  if (ticket.mergedInto) return words.tickets.mergedSentence(spacedNumber(ticket.mergedInto.number));
  return words.tickets.sentences[ticket.state];
}

/** What was promised, or what became of it; null once the ticket has ended unanswered. */
export function promiseText(words: Words, ticket: Pick<TicketProgress, 'state' | 'expectedResponseAt' | 'respondedAt'>, now = Date.now()): { text: string; late: boolean } | null {
  const { promise } = words.tickets;
  if (ticket.respondedAt) return { text: promise.responded(exactTime(words, ticket.respondedAt, now)), late: false };
  if (ticket.state !== 'submitted') return null;
  const minutes = (Date.parse(ticket.expectedResponseAt) - now) / 60_000;
  if (minutes < 0) return { text: promise.late(duration(words, -minutes)), late: true };
  return { text: `${promise.expected(exactTime(words, ticket.expectedResponseAt, now))} · ${promise.left(duration(words, minutes))}`, late: false };
}

function reasonText(words: Words, reason: string | null): string {
  const { cancelReasons, invalidReasons, timeline } = words.tickets;
  const known: Record<string, string> = { ...invalidReasons, ...cancelReasons };
  return (reason && known[reason]) || timeline.unknownReason;
}

function actorName(words: Words, actor: TimelineEntry['actor']): string {
  const { timeline } = words.tickets;
  if (actor.kind === 'system') return timeline.system;
  if (actor.kind === 'staff') return actor.name ? `${timeline.desk} ${actor.name}` : timeline.desk;
  return actor.name ?? timeline.requester;
}

/** One line of the timeline, as said to the requester. */
export function timelineText(words: Words, entry: TimelineEntry): string {
  const { timeline, states } = words.tickets;
  const { mine, kind } = entry.actor;
  if (entry.kind === 'comment') return mine ? timeline.mineComment : timeline.comment(actorName(words, entry.actor));
  if (entry.kind === 'follow') return mine ? timeline.mineFollow : timeline.otherFollow;
  if (entry.kind === 'merged-into-this') return timeline.mergedIntoThis(spacedNumber(entry.otherTicketNumber ?? ''));
  switch (entry.action) {
    case 'submit':
      return mine ? timeline.mineSubmit : timeline.otherSubmit;
    case 'triage':
      return kind === 'system' ? timeline.automaticTriage : timeline.triage;
    case 'invalidate':
      return timeline.invalidate(reasonText(words, entry.reason));
    case 'merge':
      return timeline.merge(spacedNumber(entry.otherTicketNumber ?? ''));
    case 'cancel':
      return mine ? timeline.mineCancel(reasonText(words, entry.reason)) : timeline.otherCancel(reasonText(words, entry.reason));
    default:
      return entry.toState ? states[entry.toState] : '';
  }
}
