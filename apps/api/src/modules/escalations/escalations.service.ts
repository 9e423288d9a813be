import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { priorities, ticketNumber, type EscalationStep, type EscalationTarget, type NoticeKind, type Priority, type TicketClock } from '@scanfix/shared-types';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { PeopleService } from '../identity/people.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { ClocksService, priorityByUrgency, type DueClock } from '../service-levels/clocks.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';

const atOnce = 100;

/** Says in time that a promise runs out, says when it was not kept, and to whom. */
@Injectable()
export class EscalationsService implements OnModuleInit {
  private readonly logger = new Logger('Escalations');

  constructor(
    private readonly clocks: ClocksService,
    private readonly tickets: TicketsService,
    private readonly notices: NoticesService,
    private readonly people: PeopleService,
    private readonly scheduler: Scheduler,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'escalations', schedule: '* * * * *', run: () => this.escalateDue(new Date()) });
  }

  /** All that is due by then. Each clock is taken by one process only; one that fails is tried again in two minutes, and does not stop the others. */
  async escalateDue(now: Date): Promise<void> {
    let failed = 0;
    for (let due = await this.clocks.claimDue(now, atOnce); due.length > 0; due = await this.clocks.claimDue(now, atOnce)) {
      for (const one of due) {
        await this.escalate(one, now).catch((error: unknown) => {
          failed += 1;
          this.logger.error(`clock ${one.id}: ${plainMessage(error)}`);
        });
      }
    }
    if (failed > 0) throw new Error(`${failed} clocks could not be escalated`);
  }

  private async escalate(due: DueClock, now: Date): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const ticket = await this.tickets.lock(transaction, due.organizationId, due.ticketId);
      const told = await this.clocks.tell(transaction, due, now);
      if (!told) return;
      const { clock, news } = told;
      if (news.warn) await this.warn(transaction, ticket, clock);
      if (news.breach) await this.breach(transaction, ticket, clock);
      for (const step of news.steps) await this.take(transaction, ticket, clock, step);
    });
  }

  /** Whoever has it in hand: the engineer, or the desk while nobody has the job. */
  private async warn(transaction: Transaction, ticket: LockedTicket, clock: TicketClock): Promise<void> {
    await this.note(transaction, ticket, clock, 'warning');
    const userIds = ticket.engineerId === null ? await this.people.staffWithRole(ticket.organizationId, 'agent') : [ticket.engineerId];
    await this.tell(transaction, ticket, clock, 'clock-warning', userIds);
  }

  /** The requester reads it too. */
  private async breach(transaction: Transaction, ticket: LockedTicket, clock: TicketClock): Promise<void> {
    await this.note(transaction, ticket, clock, 'breached');
    const agents = await this.people.staffWithRole(ticket.organizationId, 'agent');
    await this.tell(transaction, ticket, clock, 'clock-breached', ticket.engineerId === null ? agents : [ticket.engineerId, ...agents]);
  }

  /** A higher priority moves the ticket up in the lists; what was promised with the lower one stands. */
  private async take(transaction: Transaction, ticket: LockedTicket, clock: TicketClock, { raisePriority, targets, minutes, since }: EscalationStep): Promise<void> {
    const raised = raisePriority ? nextPriority(ticket) : null;
    await this.note(transaction, ticket, clock, 'escalated', raised);
    const userIds: number[] = [];
    for (const target of targets) userIds.push(...await this.peopleOf(ticket, target));
    await this.tell(transaction, ticket, clock, 'escalation', userIds, { since, minutes, priority: raised });
  }

  private async peopleOf({ organizationId, engineerId }: LockedTicket, target: EscalationTarget): Promise<number[]> {
    if (target.kind === 'engineer') return engineerId === null ? [] : [engineerId];
    return target.kind === 'role' ? this.people.staffWithRole(organizationId, target.role) : [target.userId];
  }

  /** Among staff, unless it is the breach. */
  private async note(transaction: Transaction, ticket: LockedTicket, { kind }: TicketClock, news: 'warning' | 'breached' | 'escalated', raised: Priority | null = null): Promise<void> {
    await this.tickets.note(transaction, this.tickets.system(ticket.organizationId), ticket, {
      kind: 'clock', internal: news !== 'breached', data: { clock: kind, news, ...(raised ? { priority: raised } : {}) }, ...(raised ? { columns: { priority: raised } } : {}),
    });
  }

  private async tell(
    transaction: Transaction, { organizationId, id, visitId, assetName, problemTypeName }: LockedTicket, { kind, dueAt }: TicketClock, notice: NoticeKind, userIds: number[], data: Record<string, string | number | null> = {},
  ): Promise<void> {
    await this.notices.add(transaction, {
      organizationId, userIds, kind: notice, ticketId: id, ticketNumber: ticketNumber(id), visitId, data: { clock: kind, dueAt, device: assetName, problem: problemTypeName, ...data },
    });
  }
}

/** One step up, or null at the top. What the requester said stands for what the desk has not said yet. */
function nextPriority({ priority, urgency }: LockedTicket): Priority | null {
  return priorities[priorities.indexOf(priority ?? priorityByUrgency[urgency]) + 1] ?? null;
}
