import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { VisitAssistant } from './visit-assistant.entity.js';
import { Visit } from './visit.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Rows of visits, and who is on them. Lists of many have a repository of their own. */
@Injectable()
export class VisitsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<Visit | null> {
    return this.dataSource.getRepository(Visit).findOneBy({ organizationId, id });
  }

  ofTicket(organizationId: number, ticketId: number): Promise<Visit[]> {
    return this.dataSource.getRepository(Visit).find({ where: { organizationId, ticketId }, order: { id: 'ASC' } });
  }

  /** Take the ticket's lock first: whoever changes a visit holds both, in that order. */
  lock(transaction: Transaction, organizationId: number, id: number): Promise<Visit | null> {
    return transaction.getRepository(Visit).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  lockOpen(transaction: Transaction, organizationId: number, ticketId: number): Promise<Visit | null> {
    return transaction.getRepository(Visit).findOne({ where: { organizationId, openTicketId: ticketId }, lock: { mode: 'pessimistic_write' } });
  }

  /** The newest that ended with the work done. */
  lockLastCompleted(transaction: Transaction, organizationId: number, ticketId: number): Promise<Visit | null> {
    return transaction.getRepository(Visit).findOne({ where: { organizationId, ticketId, outcome: 'completed' }, order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' } });
  }

  lastCompleted(organizationId: number, ticketId: number): Promise<Visit | null> {
    return this.dataSource.getRepository(Visit).findOne({ where: { organizationId, ticketId, outcome: 'completed' }, order: { id: 'DESC' } });
  }

  async insert(transaction: Transaction, row: Omit<Visit, 'id'>): Promise<number> {
    const { identifiers } = await transaction.getRepository(Visit).insert(row);
    return Number(identifiers[0]?.['id']);
  }

  async update(transaction: Transaction, visit: Visit, changes: Partial<Visit>): Promise<void> {
    await transaction.getRepository(Visit).update({ id: visit.id }, changes);
    Object.assign(visit, changes);
  }

  async assistants(visitIds: readonly number[], transaction?: Transaction): Promise<Map<number, number[]>> {
    const byVisit = new Map<number, number[]>();
    if (visitIds.length === 0) return byVisit;
    const rows = await (transaction ?? this.dataSource).getRepository(VisitAssistant).find({ where: { visitId: In([...visitIds]) }, order: { id: 'ASC' } });
    for (const { visitId, engineerId } of rows) byVisit.set(visitId, [...byVisit.get(visitId) ?? [], engineerId]);
    return byVisit;
  }

  async addAssistants(transaction: Transaction, visit: Pick<Visit, 'id' | 'organizationId'>, engineerIds: readonly number[], now: Date): Promise<void> {
    if (engineerIds.length === 0) return;
    const { id: visitId, organizationId } = visit;
    await transaction.getRepository(VisitAssistant).insert(engineerIds.map((engineerId) => ({ organizationId, visitId, engineerId, joinedAt: now })));
  }

  async removeAssistant(transaction: Transaction, visitId: number, engineerId: number): Promise<boolean> {
    const { affected } = await transaction.getRepository(VisitAssistant).delete({ visitId, engineerId });
    return affected === 1;
  }

  isAssistant(visitId: number, engineerId: number): Promise<boolean> {
    return this.dataSource.getRepository(VisitAssistant).existsBy({ visitId, engineerId });
  }
}
