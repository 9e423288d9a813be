import type { MyVisit, TicketProgress, TimelineEntry } from '@scanfix/shared-types';
import { LoginNeededError, NoAnswerError, ProblemError } from '@/api/failures';
import { DeviceError } from '@/device';
import { clockTime, duration, exactTime, preferredTime, spacedNumber, yuan } from './format';
import type { Words } from './zh-CN';

const soonMilliseconds = 60_000;

/** The one place that words what went wrong. */
export function failureText(words: Words, error: unknown): string {
  if (error instanceof NoAnswerError) return words.failures.noAnswer;
  if (error instanceof LoginNeededError) return words.failures.loginNeeded;
  if (error instanceof DeviceError) return words.failures.device[error.failure];
  if (error instanceof ProblemError) return words.problems[error.problem.code] ?? words.failures.unexpected;
  return words.failures.unexpected;
}

export const fieldText = (words: Words, rule: string): string => words.fieldRules[rule] ?? words.fieldRules.default;

/** 王强师傅, or 师傅 where nobody is named. */
export const engineerName = (words: Words, name: string | null | undefined): string => (name ? words.tickets.engineer(name) : words.tickets.someEngineer);

/** The newest line that moved the ticket by this action. */
const latest = (timeline: TimelineEntry[], action: TimelineEntry['action']): TimelineEntry | undefined =>
  [...timeline].reverse().find((entry) => entry.kind === 'action' && entry.action === action);

/** An estimate that is over says no more than that it cannot be long; without a place of the engineer there is none. */
export function arrivalText(words: Words, { arrivesAt }: Pick<MyVisit, 'arrivesAt'>, now = Date.now()): string | null {
  if (arrivesAt === null) return null;
  return Date.parse(arrivesAt) - now > soonMilliseconds ? words.visit.arrives(clockTime(words, arrivesAt, now)) : words.visit.arrivesSoon;
}

function enRouteSentence(words: Words, visit: MyVisit, now: number): string {
  const { enRoute, enRouteWith } = words.tickets.fullSentences;
  const engineer = engineerName(words, visit.engineer.name);
  const arrival = arrivalText(words, visit, now);
  return arrival ? enRouteWith(engineer, arrival) : enRoute(engineer);
}

type Told = Pick<TicketProgress, 'state' | 'mergedInto' | 'holdUntil' | 'timeline'>;

/** The first thing its requester reads: who comes when, as far as it is known. */
export function ticketSentence(words: Words, ticket: Told, visit: MyVisit | null = null, now = Date.now()): string {
  const { fullSentences, sentences } = words.tickets;
  if (ticket.mergedInto) return words.tickets.mergedSentence(spacedNumber(ticket.mergedInto.number));
  const name = visit?.engineer.name;
  switch (ticket.state) {
    case 'triaged':
      return latest(ticket.timeline, 'rework') ? fullSentences.reworking : sentences.triaged;
    case 'assigned':
      return name ? fullSentences.assigned(engineerName(words, name)) : sentences.assigned;
    case 'accepted':
      if (!visit) return sentences.accepted;
      return visit.plannedFrom && visit.plannedTo
        ? fullSentences.acceptedAt(engineerName(words, name), preferredTime(words, { from: visit.plannedFrom, to: visit.plannedTo }, now))
        : fullSentences.accepted(engineerName(words, name));
    case 'en_route':
      if (!visit) return sentences.en_route;
      return enRouteSentence(words, visit, now);
    case 'in_progress':
      return name ? fullSentences.inProgress(engineerName(words, name)) : sentences.in_progress;
    case 'on_hold':
      return ticket.holdUntil ? fullSentences.onHold(reasonText(words, latest(ticket.timeline, 'hold')?.reason ?? 'other'), exactTime(words, ticket.holdUntil, now)) : sentences.on_hold;
    case 'completed':
      return name ? fullSentences.completed(engineerName(words, name)) : sentences.completed;
    default:
      return sentences[ticket.state];
  }
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
  const { cancelReasons, invalidReasons, declineReasons, holdReasons, cannotCompleteReasons, reworkReasons, timeline } = words.tickets;
  const known: Record<string, string> = { ...invalidReasons, ...cancelReasons, ...declineReasons, ...cannotCompleteReasons, ...reworkReasons, ...holdReasons };
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
  const { timeline } = words.tickets;
  const { mine } = entry.actor;
  const engineer = engineerName(words, entry.engineerName);
  switch (entry.kind) {
    case 'comment':
      return mine ? timeline.mineComment : timeline.comment(actorName(words, entry.actor));
    case 'follow':
      return mine ? timeline.mineFollow : timeline.otherFollow;
    case 'merged-into-this':
      return timeline.mergedIntoThis(spacedNumber(entry.otherTicketNumber ?? ''));
    case 'clock':
      return entry.clock ? timeline.clocks[entry.clock.news](words.clocks.done[entry.clock.kind]) : timeline.clock;
    case 'check-in-flagged':
      return timeline.checkInFlagged;
    case 'signature':
      return mine ? timeline.mineSignature : timeline.signature;
    case 'work-log':
      return timeline.workLog(engineer);
    case 'assistant':
      return timeline.assistant(engineer);
    case 'plan':
      return timeline.plan;
    case 'falsely-completed':
      return timeline.falselyCompleted;
    case 'money':
      return entry.money ? timeline.money[entry.money.news](yuan(entry.money.amount ?? 0)) : timeline.moneyChanged;
    case 'action':
      return actionText(words, entry);
  }
}

/** A line that moved the ticket. */
function actionText(words: Words, entry: TimelineEntry): string {
  const { timeline, states } = words.tickets;
  const { mine, kind } = entry.actor;
  const engineer = engineerName(words, entry.engineerName);
  const reason = reasonText(words, entry.reason);
  switch (entry.action) {
    case 'submit':
      return mine ? timeline.mineSubmit : timeline.otherSubmit;
    case 'triage':
      return kind === 'system' ? timeline.automaticTriage : timeline.triage;
    case 'invalidate':
      return timeline.invalidate(reason);
    case 'merge':
      return timeline.merge(spacedNumber(entry.otherTicketNumber ?? ''));
    case 'cancel':
      return mine ? timeline.mineCancel(reason) : timeline.otherCancel(reason);
    case 'assign':
      return timeline.assign(engineer);
    case 'decline':
      return entry.reason === 'unanswered' ? timeline.unanswered : timeline.decline(engineer);
    case 'accept':
      return timeline.accept(engineer);
    case 'depart':
      return timeline.depart(engineer);
    case 'checkIn':
      return timeline.checkIn(engineer);
    case 'hold':
      return entry.until ? timeline.holdUntil(reason, exactTime(words, entry.until)) : timeline.hold(reason);
    case 'resume':
      return kind === 'system' ? timeline.automaticResume : timeline.resume;
    case 'complete':
      return timeline.complete(engineer);
    case 'cannotComplete':
      return timeline.cannotComplete(reason);
    case 'confirm':
      if (kind === 'system') return timeline.automaticConfirm;
      return mine ? timeline.mineConfirm : timeline.confirm;
    case 'rework':
      return mine ? timeline.mineRework(reason) : timeline.rework(reason);
    case null:
      return entry.toState ? states[entry.toState] : '';
  }
}
