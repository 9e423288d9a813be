import { Injectable } from '@nestjs/common';
import type { AnswerFollowUpRequest, MyFollowUp } from '@scanfix/shared-types';
import { FollowUpAnswersService } from './follow-up-answers.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';

/** Who is asked: the one who reported, by their account or by their private link. */
@Injectable()
export class MyFollowUpsService {
  constructor(
    private readonly access: TicketAccessService,
    private readonly answers: FollowUpAnswersService,
  ) {}

  async asked(actor: Actor, ticketId: number): Promise<MyFollowUp> {
    return this.answers.asked(await this.access.requester(actor, ticketId), ticketId);
  }

  async answer(actor: Actor, ticketId: number, request: AnswerFollowUpRequest): Promise<MyFollowUp> {
    return this.answers.answerMine(await this.access.requester(actor, ticketId), ticketId, request);
  }

  async askedByLink(visitor: Visitor, followToken: string): Promise<MyFollowUp> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.answers.asked(caller, ticketId);
  }

  async answerByLink(visitor: Visitor, followToken: string, request: AnswerFollowUpRequest): Promise<MyFollowUp> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.answers.answerMine(caller, ticketId, request);
  }
}
