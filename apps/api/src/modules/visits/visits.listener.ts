import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ticketNumber } from '@scanfix/shared-types';
import { VisitsService } from './visits.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';

/** What visits do when tickets move by other hands, and what they tell modules that must not know them. */
@Injectable()
export class VisitsListener implements OnModuleInit {
  constructor(
    private readonly visits: VisitsService,
    private readonly tickets: TicketsService,
    private readonly engineers: EngineersService,
    private readonly notices: NoticesService,
  ) {}

  onModuleInit(): void {
    this.engineers.loadsFrom((organizationId, engineerId) => this.visits.loads(organizationId, engineerId));
    this.engineers.wantedFrom((organizationId, engineerId) => this.visits.positionWanted(organizationId, engineerId));
    this.tickets.onTransition((transaction, transition) => this.moved(transaction, transition));
  }

  private async moved(transaction: Transaction, { organizationId, ticket, action, at, data, caller }: TicketTransition): Promise<void> {
    if ((action === 'hold' || action === 'resume') && caller.viewer.kind !== 'engineer') await this.visits.noteStep(transaction, organizationId, ticket.id, at);
    if (action === 'cancel' || action === 'invalidate' || action === 'merge') await this.visits.cancelOpen(transaction, caller, ticket, at, data.reason);
    // Of an approved quote the engineer has been told already.
    if (action === 'resume' && caller.viewer.kind === 'system' && data.method !== 'quote-approved') await this.tellHoldOver(transaction, ticket);
    if (action !== 'rework') return;
    await this.visits.cancelOpen(transaction, caller, ticket, at, data.reason);
    const engineerId = await this.visits.withdrawCredit(transaction, organizationId, ticket.id);
    if (engineerId === null) return;
    await this.notices.add(transaction, {
      organizationId, userIds: [engineerId], kind: 'job-rework', ticketId: ticket.id, ticketNumber: ticketNumber(ticket.id), data: { problem: ticket.problemTypeName, device: ticket.assetName, reason: data.reason ?? null },
    });
  }

  /** The hold ended by its date: whoever has the job goes on. */
  private async tellHoldOver(transaction: Transaction, { id, organizationId, engineerId, visitId, problemTypeName, assetName }: TicketTransition['ticket']): Promise<void> {
    if (engineerId === null) return;
    await this.notices.add(transaction, {
      organizationId, userIds: [engineerId], kind: 'hold-over', ticketId: id, ticketNumber: ticketNumber(id), visitId, data: { problem: problemTypeName, device: assetName },
    });
  }
}
