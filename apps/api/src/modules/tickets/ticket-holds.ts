import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const atOnce = 200;

/** A hold ends by itself on its date. */
@Injectable()
export class TicketHolds implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly repository: TicketsRepository,
    private readonly tickets: TicketsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'ticket-holds-ending', schedule: '* * * * *', run: () => this.resumeDue() });
  }

  async resumeDue(now = new Date()): Promise<void> {
    for (const { id, organizationId } of await this.repository.holdsOver(now, atOnce)) {
      await this.unitOfWork.run(async (transaction) => {
        const ticket = await this.tickets.lock(transaction, organizationId, id);
        // Somebody may have resumed it, or given it another date, since it was found.
        if (ticket.state !== 'on_hold' || ticket.holdUntil === null || ticket.holdUntil > now) return;
        await this.tickets.apply(transaction, this.tickets.system(organizationId), ticket, 'resume', {});
      });
    }
  }
}
