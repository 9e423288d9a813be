import { Injectable } from '@nestjs/common';
import type { FollowUpSummary, Page, RecordCallRequest } from '@scanfix/shared-types';
import type { FollowUpQueryDto } from './dto/follow-up.dto.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpAnswersService } from './follow-up-answers.service.js';
import { summaryOf } from './follow-up.mapper.js';
import { afterCall } from './follow-up.rules.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { PeopleService } from '../identity/people.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** The call list, and what is written down of each call. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly repository: FollowUpsRepository,
    private readonly answers: FollowUpAnswersService,
    private readonly access: TicketAccessService,
    private readonly tickets: TicketsService,
    private readonly people: PeopleService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Those to be called in the order in which they are due; every other list newest first. */
  async page({ organizationId }: Actor, { cursor, limit, ...filter }: FollowUpQueryDto): Promise<Page<FollowUpSummary>> {
    const wanted = { ...filter, limit: limit + 1 };
    const toCall = filter.status === 'to-call';
    const rows = toCall
      ? await this.repository.dueFirst(organizationId, wanted, decodeCursor(cursor, 'instant', 'id'))
      : await this.repository.newestFirst(organizationId, wanted, decodeCursor(cursor, 'id')?.[0] ?? null);
    const summaries = new Map((await this.summaries(organizationId, rows)).map((summary) => [summary.id, summary]));
    const { items, nextCursor } = pageOf(rows, limit, ({ dueAt, id }) => (toCall ? [dueAt, id] : [id]), ({ id }) => summaries.get(id));
    return { items: items.filter((item) => item !== undefined), nextCursor };
  }

  async recordCall(actor: Actor, id: number, request: RecordCallRequest): Promise<FollowUpSummary> {
    const { organizationId, userId } = actor;
    const found = await this.repository.find(organizationId, id);
    if (!found) throw new DomainError('not-found');
    const at = new Date();
    const nextCallAt = nextCallOf(request, at);
    await this.unitOfWork.once(actor, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, found.ticketId);
      const followUp = await this.repository.lockNewest(transaction, organizationId, ticket.id);
      // An older one was settled when the ticket went out again.
      if (followUp?.id !== id || followUp.status === 'answered') throw new DomainError('follow-up-answered', { state: ticket.state });
      await this.repository.insertCall(transaction, { organizationId, followUpId: id, agentId: userId, result: request.result, note: request.note ?? null, nextCallAt, at });
      if (request.result !== 'answered') {
        if (followUp.status !== 'given-up') await this.repository.update(transaction, id, afterCall(request.result, { at, nextCallAt, closesAt: followUp.closesAt }));
      } else if (request.answer) {
        await this.answers.answer(transaction, this.access.desk(actor), ticket, followUp, request.answer, 'agent');
      }
      return null;
    });
    return this.one(organizationId, id);
  }

  private async one(organizationId: number, id: number): Promise<FollowUpSummary> {
    const row = await this.repository.find(organizationId, id);
    const [summary] = row ? await this.summaries(organizationId, [row]) : [];
    if (!summary) throw new DomainError('not-found');
    return summary;
  }

  private async summaries(organizationId: number, rows: readonly FollowUp[]): Promise<FollowUpSummary[]> {
    const [tickets, calls] = await Promise.all([this.tickets.findMany(organizationId, rows.map(({ ticketId }) => ticketId)), this.repository.calls(rows.map(({ id }) => id))]);
    const people = await this.people.byIds(organizationId, [...rows.flatMap(({ engineerId }) => engineerId ?? []), ...calls.map(({ agentId }) => agentId)]);
    return rows.map((row) => summaryOf(row, { ticket: tickets.get(row.ticketId), calls: calls.filter(({ followUpId }) => followUpId === row.id), people }));
  }
}

/** What the result asks for: an answer when there was one, and a time where one was agreed. */
function nextCallOf({ result, answer, nextCallAt }: RecordCallRequest, now: Date): Date | null {
  if (result === 'answered' && !answer) throw invalidField('answer', 'required');
  if (result !== 'answered' && answer) throw invalidField('answer', 'not-allowed');
  if (result === 'call-later' && nextCallAt === undefined) throw invalidField('nextCallAt', 'required');
  if (nextCallAt === undefined) return null;
  if (result !== 'call-later' && result !== 'no-answer') throw invalidField('nextCallAt', 'not-allowed');
  const time = new Date(nextCallAt);
  if (time <= now) throw invalidField('nextCallAt', 'in-the-past');
  return time;
}
