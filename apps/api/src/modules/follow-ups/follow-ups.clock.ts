import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isOpen } from './follow-up.rules.js';
import { FollowUpsRepository, type OverdueFollowUp } from './follow-ups.repository.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const atOnce = 200;

/** Who does not answer is called; who cannot be reached either has nothing to complain of: the ticket closes by itself. */
@Injectable()
export class FollowUpsClock implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly repository: FollowUpsRepository,
    private readonly tickets: TicketsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'follow-ups-call-list', schedule: '* * * * *', run: () => this.repository.putOnCallList(new Date()) });
    this.scheduler.add({ name: 'follow-ups-closing', schedule: '* * * * *', run: () => this.closeOverdue() });
  }

  async closeOverdue(now = new Date()): Promise<void> {
    for (const followUp of await this.repository.overdue(now, atOnce)) await this.close(followUp, now);
  }

  private async close({ id, organizationId, ticketId }: OverdueFollowUp, now: Date): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      const followUp = await this.repository.lockNewest(transaction, organizationId, ticketId);
      // Somebody may have answered, or agreed on another call, since it was found.
      if (followUp?.id !== id || !isOpen(followUp) || followUp.closesAt > now) return;
      await this.repository.update(transaction, id, { status: 'given-up' });
      if (ticket.state === 'completed') await this.tickets.apply(transaction, this.tickets.system(organizationId), ticket, 'confirm', {});
    });
  }
}
