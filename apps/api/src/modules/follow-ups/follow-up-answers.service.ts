import { Injectable } from '@nestjs/common';
import { ticketNumber, type AnswerFollowUpRequest, type MyFollowUp } from '@scanfix/shared-types';
import type { FollowUp } from './follow-up.entity.js';
import { myFollowUpOf } from './follow-up.mapper.js';
import { isBad, isOpen } from './follow-up.rules.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpSettingsService } from '../follow-up-settings/follow-up-settings.service.js';
import { PeopleService } from '../identity/people.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketReworksService, underGuarantee } from '../tickets/ticket-reworks.service.js';
import type { RequestingCaller } from '../tickets/ticket-actions.service.js';
import { TicketsService, type LockedTicket, type TicketCaller, type TicketTransition } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

type AnsweredBy = NonNullable<FollowUp['answeredBy']>;

/** Whether it is really fixed, as the requester or an agent for them says, and what follows from it. */
@Injectable()
export class FollowUpAnswersService {
  constructor(
    private readonly repository: FollowUpsRepository,
    private readonly followUpSettings: FollowUpSettingsService,
    private readonly tickets: TicketsService,
    private readonly reworks: TicketReworksService,
    private readonly notices: NoticesService,
    private readonly people: PeopleService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What the one who reported is asked; for everybody else there is nothing. */
  async asked({ organizationId, viewer }: TicketCaller, ticketId: number): Promise<MyFollowUp> {
    const followUp = isReporter(viewer) ? await this.repository.newest(organizationId, ticketId) : null;
    if (!followUp) throw new DomainError('not-found');
    const { engineerId } = followUp;
    const engineer = engineerId === null ? undefined : (await this.people.byIds(organizationId, [engineerId])).get(engineerId);
    return myFollowUpOf(followUp, engineer?.name ?? null);
  }

  async answerMine(caller: RequestingCaller, ticketId: number, request: AnswerFollowUpRequest): Promise<MyFollowUp> {
    if (!isReporter(caller.viewer)) throw new DomainError('not-found');
    await this.unitOfWork.once(caller.request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, caller.organizationId, ticketId);
      const followUp = await this.repository.lockNewest(transaction, caller.organizationId, ticketId);
      if (!followUp) throw new DomainError('not-found');
      await this.answer(transaction, caller, ticket, followUp, request, 'requester');
      return null;
    });
    return this.asked(caller, ticketId);
  }

  /** Ticket and follow-up are locked. Good: the ticket is closed. Bad: it goes out again, and the managers hear of it. */
  async answer(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, followUp: FollowUp, request: AnswerFollowUpRequest, answeredBy: AnsweredBy): Promise<void> {
    if (followUp.status === 'answered') throw new DomainError('follow-up-answered', { state: ticket.state });
    if (request.nps !== undefined && !followUp.askNps) throw invalidField('nps', 'not-asked');
    const { lowScore, guaranteeDays } = await this.followUpSettings.settings(caller.organizationId, transaction);
    const { fixed, csat = null, nps = null, comment = null } = request;
    const bad = isBad({ fixed, csat }, lowScore);
    // Before the ticket moves: the observer of its transitions finds nothing left to settle.
    await this.repository.update(transaction, followUp.id, { status: 'answered', fixed, csat, nps, comment, bad, answeredAt: new Date(), answeredBy });
    if (bad) await this.tellManagers(transaction, ticket, { fixed, csat });
    const text = comment ?? undefined;
    if (bad && (ticket.state === 'completed' || underGuarantee(ticket, guaranteeDays))) {
      await this.reworks.send(transaction, caller, ticket, { reason: fixed ? 'low-score' : 'not-fixed', text });
    } else if (ticket.state === 'completed') {
      await this.tickets.apply(transaction, caller, ticket, 'confirm', { data: { text } });
    }
  }

  /** The desk confirmed it or sent it back, or the requester did without answering: that is the answer. */
  async settle(transaction: Transaction, { organizationId, ticket, action, at, data, caller: { viewer } }: TicketTransition): Promise<void> {
    const followUp = await this.repository.lockNewest(transaction, organizationId, ticket.id);
    // Who did not answer in time, and now has it sent back, answers by that.
    if (!followUp || !(isOpen(followUp) || (followUp.status === 'given-up' && action === 'rework'))) return;
    if (viewer.kind === 'system') {
      await this.repository.update(transaction, followUp.id, { status: 'given-up' });
      return;
    }
    const bad = action === 'rework';
    const fixed = !bad || data.reason === 'low-score';
    await this.repository.update(transaction, followUp.id, {
      status: 'answered', fixed, bad, comment: data.text ?? null, answeredAt: at, answeredBy: viewer.kind === 'requester' ? 'requester' : 'agent',
    });
    if (bad) await this.tellManagers(transaction, ticket, { fixed, csat: null });
  }

  private async tellManagers(transaction: Transaction, ticket: LockedTicket, { fixed, csat }: { fixed: boolean; csat: number | null }): Promise<void> {
    const { organizationId, id } = ticket;
    const managers = await this.people.staffWithRole(organizationId, 'manager', transaction);
    await this.notices.add(transaction, {
      organizationId, userIds: managers, kind: 'follow-up-bad', ticketId: id, ticketNumber: ticketNumber(id),
      data: { fixed: String(fixed), csat, problem: ticket.problemTypeName, device: ticket.assetName },
    });
  }
}

function isReporter(viewer: TicketCaller['viewer']): boolean {
  return viewer.kind === 'requester' && viewer.reporter;
}
