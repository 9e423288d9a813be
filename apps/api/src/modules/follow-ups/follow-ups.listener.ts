import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FollowUp } from './follow-up.entity.js';
import { followUpMessageDue, type FollowUpMessageDue } from './follow-up.events.js';
import { timesOf } from './follow-up.rules.js';
import { FollowUpAnswersService } from './follow-up-answers.service.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpSettingsService } from '../follow-up-settings/follow-up-settings.service.js';
import { requesterMerged, type RequesterMerged } from '../identity/identity.events.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';

const day = 86_400_000;

/** A completed ticket is asked about; one that is confirmed or sent back in another way needs no answer any more. All in the ticket's own transaction. */
@Injectable()
export class FollowUpsListener implements OnModuleInit {
  constructor(
    private readonly repository: FollowUpsRepository,
    private readonly answers: FollowUpAnswersService,
    private readonly followUpSettings: FollowUpSettingsService,
    private readonly tickets: TicketsService,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.tickets.onTransition((transaction, transition) => this.follow(transaction, transition));
    this.outbox.listen({
      event: requesterMerged,
      listener: 'follow-ups.requester-merged',
      handle: ({ organizationId, payload }: DomainEvent<RequesterMerged>) => this.repository.moveRequester(organizationId, payload.fromUserId, payload.intoUserId),
    });
  }

  private async follow(transaction: Transaction, transition: TicketTransition): Promise<void> {
    if (transition.action === 'complete') await this.open(transaction, transition);
    if (transition.action === 'confirm' || transition.action === 'rework') await this.answers.settle(transaction, transition);
  }

  private async open(transaction: Transaction, { organizationId, ticket, at }: TicketTransition): Promise<void> {
    const settings = await this.followUpSettings.settings(organizationId, transaction);
    const since = new Date(at.getTime() - settings.npsEveryDays * day);
    const followUp: Omit<FollowUp, 'id'> = {
      organizationId, ticketId: ticket.id, engineerId: ticket.engineerId, requesterId: ticket.reporterId, status: 'asked',
      askNps: !await this.repository.npsAskedSince(transaction, organizationId, ticket.reporterId, since), completedAt: at, ...timesOf(at, settings),
      fixed: null, csat: null, nps: null, comment: null, bad: false, answeredAt: null, answeredBy: null,
    };
    await this.repository.insert(transaction, followUp);
    if (ticket.source !== 'anonymous') return;
    await this.outbox.add(transaction, { organizationId, name: followUpMessageDue, payload: { ticketId: ticket.id } satisfies FollowUpMessageDue });
  }
}
