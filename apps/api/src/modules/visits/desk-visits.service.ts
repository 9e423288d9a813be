import { Injectable } from '@nestjs/common';
import type { VisitView } from '@scanfix/shared-types';
import type { PlanVisitDto } from './dto/desk-visit.dto.js';
import type { Visit } from './visit.entity.js';
import { startOf } from './visit.times.js';
import { VisitViewsService } from './visit-views.service.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketsService, type LockedTicket } from '../tickets/tickets.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';

/** What the desk does with visits, besides assigning them. */
@Injectable()
export class DeskVisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitsRepository,
    private readonly views: VisitViewsService,
    private readonly service: VisitsService,
    private readonly tickets: TicketsService,
    private readonly access: TicketAccessService,
    private readonly engineers: EngineersService,
  ) {}

  async ofTicket({ organizationId }: Actor, ticketId: number): Promise<VisitView[]> {
    if (!await this.tickets.find(organizationId, ticketId)) throw new DomainError('not-found');
    return this.views.ofTicket(organizationId, ticketId);
  }

  /** A second engineer joins; twice is once. */
  async addAssistant(actor: Actor, visitId: number, engineerId: number): Promise<VisitView> {
    const { organizationId } = actor;
    const visit = await this.find(actor, visitId);
    if (visit.engineerId === engineerId) throw invalidField('engineerId', 'duplicate');
    await this.engineers.require(organizationId, engineerId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { ticket } = await this.lockOpen(transaction, actor, visit);
      if ((await this.visits.assistants([visitId], transaction)).get(visitId)?.includes(engineerId)) return null;
      await this.visits.addAssistants(transaction, visit, [engineerId], new Date());
      const caller = this.access.desk(actor);
      await this.tickets.note(transaction, caller, ticket, { kind: 'assistant', data: { engineerId, visitId, reason: 'joined' } });
      await this.service.tell(transaction, caller, [engineerId], 'joined-visit', ticket, visitId);
      return null;
    });
    return this.view(actor, visitId);
  }

  async removeAssistant(actor: Actor, visitId: number, engineerId: number): Promise<VisitView> {
    const visit = await this.find(actor, visitId);
    await this.unitOfWork.run(async (transaction) => {
      const { ticket } = await this.lockOpen(transaction, actor, visit);
      if (!await this.visits.removeAssistant(transaction, visitId, engineerId)) throw new DomainError('not-found');
      const caller = this.access.desk(actor);
      await this.tickets.note(transaction, caller, ticket, { kind: 'assistant', data: { engineerId, visitId, reason: 'left' } });
      await this.service.tell(transaction, caller, [engineerId], 'job-taken-away', ticket, visitId);
    });
    return this.view(actor, visitId);
  }

  /** Another time, as long as nobody works yet. */
  async plan(actor: Actor, visitId: number, dto: PlanVisitDto): Promise<VisitView> {
    const [plannedFrom, plannedTo] = [new Date(dto.plannedFrom), new Date(dto.plannedTo)];
    if (plannedTo <= plannedFrom) throw invalidField('plannedTo', 'too-small');
    const found = await this.find(actor, visitId);
    await this.unitOfWork.run(async (transaction) => {
      const { ticket, visit } = await this.lockOpen(transaction, actor, found);
      if (visit.checkedInAt) throw new DomainError('action-not-allowed', { action: 'plan', state: ticket.state });
      if (visit.plannedFrom?.getTime() === plannedFrom.getTime() && visit.plannedTo?.getTime() === plannedTo.getTime()) return;
      await this.visits.update(transaction, visit, { plannedFrom, plannedTo, startsAt: startOf({ ...visit, plannedFrom }) });
      await this.tickets.note(transaction, this.access.desk(actor), ticket, {
        kind: 'plan', data: { engineerId: visit.engineerId, visitId, changes: { plannedFrom: plannedFrom.toISOString(), plannedTo: plannedTo.toISOString() } },
      });
    });
    return this.view(actor, visitId);
  }

  /** The work was reported as done and was not. It counts for nobody, and the mark stays. */
  async markFalse(actor: Actor, visitId: number, note: string): Promise<VisitView> {
    const found = await this.find(actor, visitId);
    await this.unitOfWork.run(async (transaction) => {
      const { ticket, visit } = await this.lock(transaction, actor, found);
      if (visit.outcome !== 'completed') throw new DomainError('action-not-allowed', { action: 'mark-false', state: ticket.state });
      if (visit.falselyCompleted) return;
      await this.visits.update(transaction, visit, { falselyCompleted: true, credited: false });
      await this.tickets.note(transaction, this.access.desk(actor), ticket, { kind: 'falsely-completed', internal: true, data: { engineerId: visit.engineerId, visitId, text: note } });
    });
    return this.view(actor, visitId);
  }

  private async find({ organizationId }: Actor, visitId: number): Promise<Visit> {
    const visit = await this.visits.find(organizationId, visitId);
    if (!visit) throw new DomainError('not-found');
    return visit;
  }

  private async lock(transaction: Transaction, { organizationId }: Actor, { id, ticketId }: Visit): Promise<{ ticket: LockedTicket; visit: Visit }> {
    const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
    const visit = await this.visits.lock(transaction, organizationId, id);
    if (!visit) throw new DomainError('not-found');
    return { ticket, visit };
  }

  private async lockOpen(transaction: Transaction, actor: Actor, found: Visit): Promise<{ ticket: LockedTicket; visit: Visit }> {
    const { ticket, visit } = await this.lock(transaction, actor, found);
    if (!visit.open) throw new DomainError('visit-ended', { outcome: visit.outcome, state: ticket.state });
    return { ticket, visit };
  }

  private async view(actor: Actor, visitId: number): Promise<VisitView> {
    return this.views.one(await this.find(actor, visitId));
  }
}
