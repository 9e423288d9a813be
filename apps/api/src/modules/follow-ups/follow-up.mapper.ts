import { maskPhone, ticketNumber, type FollowUpAnswer, type FollowUpCall, type FollowUpSummary, type MyFollowUp } from '@scanfix/shared-types';
import type { FollowUpCallRow } from './follow-up-call.entity.js';
import type { FollowUp } from './follow-up.entity.js';

interface Named {
  name: string | null;
}

interface AskedTicket {
  problemTypeName: string | null;
  description: string;
  assetName: string | null;
  contactName: string;
  contactPhone: string;
}

/** What a line of the call list needs besides its row. */
export interface FollowUpContext {
  ticket: AskedTicket | undefined;
  calls: readonly FollowUpCallRow[];
  people: ReadonlyMap<number, Named>;
}

export function myFollowUpOf(row: FollowUp, engineerName: string | null): MyFollowUp {
  return {
    id: row.id,
    status: row.status,
    askNps: row.askNps,
    completedAt: row.completedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    engineerName,
    answer: answerOf(row),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

export function summaryOf(row: FollowUp, { ticket, calls, people }: FollowUpContext): FollowUpSummary {
  return {
    id: row.id,
    ticketId: row.ticketId,
    ticketNumber: ticketNumber(row.ticketId),
    status: row.status,
    problem: ticket?.problemTypeName ?? ticket?.description.slice(0, 30) ?? '',
    deviceName: ticket?.assetName ?? null,
    contactName: ticket?.contactName ?? '',
    contactPhone: ticket ? maskPhone(ticket.contactPhone) : '',
    engineerName: row.engineerId === null ? null : people.get(row.engineerId)?.name ?? null,
    completedAt: row.completedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    askNps: row.askNps,
    calls: calls.map((call) => callOf(call, people)),
    answer: answerOf(row),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredBy: row.answeredBy,
  };
}

function callOf({ id, at, agentId, result, note, nextCallAt }: FollowUpCallRow, people: ReadonlyMap<number, Named>): FollowUpCall {
  return { id, at: at.toISOString(), agentName: people.get(agentId)?.name ?? null, result, note, nextCallAt: nextCallAt?.toISOString() ?? null };
}

function answerOf({ fixed, csat, nps, comment }: FollowUp): FollowUpAnswer | null {
  return fixed === null ? null : { fixed, csat, nps, comment };
}
