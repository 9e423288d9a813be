import { Injectable } from '@nestjs/common';
import { TicketsService, type LockedTicket, type TicketCaller } from './tickets.service.js';
import type { EventData } from './ticket.mapper.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { FollowUpSettingsService } from '../follow-up-settings/follow-up-settings.service.js';

const day = 86_400_000;

/** Not fixed: back to the desk, within the guarantee, without the engineer who was there where the organization wants that. */
@Injectable()
export class TicketReworksService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly followUpSettings: FollowUpSettingsService,
  ) {}

  /** Answers the event's id. */
  async send(transaction: Transaction, caller: TicketCaller, ticket: LockedTicket, data: EventData): Promise<number> {
    const settings = await this.followUpSettings.settings(ticket.organizationId, transaction);
    if (ticket.state === 'closed' && !underGuarantee(ticket, settings.guaranteeDays)) throw new DomainError('guarantee-over', { state: ticket.state });
    const excluded = ticket.excludedEngineerIds ?? [];
    const alsoExcluded = settings.excludeFirstEngineer && ticket.engineerId !== null && !excluded.includes(ticket.engineerId) ? [...excluded, ticket.engineerId] : excluded;
    return this.tickets.apply(transaction, caller, ticket, 'rework', {
      columns: { reworkCount: ticket.reworkCount + 1, excludedEngineerIds: alsoExcluded.length > 0 ? alsoExcluded : null },
      data,
    });
  }
}

export function underGuarantee({ state, closedAt }: Pick<LockedTicket, 'state' | 'closedAt'>, guaranteeDays: number, now = Date.now()): boolean {
  return state === 'closed' && closedAt !== null && now < closedAt.getTime() + guaranteeDays * day;
}
