import { Injectable } from '@nestjs/common';
import type { CalendarDate, ContractState } from '@scanfix/shared-types';
import { DataSource } from 'typeorm';
import { ContractRow } from './contract.entity.js';
import { ContractVisit } from './contract-visit.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface ContractFilter {
  customerId?: number;
  state?: ContractState;
  /** Number or name, from the beginning. */
  search?: string | null;
}

/** In the words of a state, `?` is today. */
const conditionOf: Record<ContractState, string> = {
  upcoming: 'c.terminatedAt IS NULL AND c.startsOn > :today',
  active: 'c.terminatedAt IS NULL AND c.startsOn <= :today AND c.endsOn > DATE_ADD(:today, INTERVAL c.renewalReminderDays DAY)',
  expiring: 'c.terminatedAt IS NULL AND c.startsOn <= :today AND c.endsOn >= :today AND c.endsOn <= DATE_ADD(:today, INTERVAL c.renewalReminderDays DAY)',
  expired: 'c.terminatedAt IS NULL AND c.endsOn < :today',
  terminated: 'c.terminatedAt IS NOT NULL',
};

@Injectable()
export class ContractsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, from below `beforeId`. */
  list(organizationId: number, { customerId, state, search }: ContractFilter, { beforeId, limit, today }: { beforeId: number | null; limit: number; today: CalendarDate }): Promise<ContractRow[]> {
    const query = this.dataSource.getRepository(ContractRow).createQueryBuilder('c').where('c.organizationId = :organizationId', { organizationId });
    if (beforeId !== null) query.andWhere('c.id < :beforeId', { beforeId });
    if (customerId !== undefined) query.andWhere('c.customerId = :customerId', { customerId });
    if (state !== undefined) query.andWhere(conditionOf[state], { today });
    if (search) query.andWhere('(c.number LIKE :beginning OR c.name LIKE :beginning)', { beginning: `${search.replace(/[\\%_]/g, String.raw`\$&`)}%` });
    return query.orderBy('c.id', 'DESC').take(limit).getMany();
  }

  find(organizationId: number, id: number, transaction?: Transaction): Promise<ContractRow | null> {
    return (transaction ?? this.dataSource).getRepository(ContractRow).findOneBy({ organizationId, id });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<ContractRow | null> {
    return transaction.getRepository(ContractRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those of a customer that count on a day, the one that lasts longest first. */
  ofCustomer(organizationId: number, customerId: number, on: CalendarDate, transaction?: Transaction): Promise<ContractRow[]> {
    return (transaction ?? this.dataSource).getRepository(ContractRow).createQueryBuilder('c')
      .where('c.organizationId = :organizationId AND c.customerId = :customerId AND c.endsOn >= :on AND c.startsOn <= :on AND c.terminatedAt IS NULL', { organizationId, customerId, on })
      .orderBy('c.endsOn', 'DESC').addOrderBy('c.id', 'DESC').getMany();
  }

  async insert(transaction: Transaction, contract: Omit<ContractRow, 'id'>): Promise<number> {
    const row = { ...contract } as ContractRow;
    await transaction.getRepository(ContractRow).insert(row);
    return row.id;
  }

  async update(transaction: Transaction, id: number, changes: Partial<ContractRow>): Promise<void> {
    await transaction.getRepository(ContractRow).update({ id }, changes as Omit<typeof changes, 'coverage'> & { coverage?: never });
  }

  /** Contract → visits that were taken; none are missing. */
  async usedVisits(contractIds: readonly number[], transaction?: Transaction): Promise<Map<number, number>> {
    if (contractIds.length === 0) return new Map();
    const rows: { contractId: number; visits: number | string }[] = await (transaction ?? this.dataSource).query(
      'SELECT contractId, COUNT(*) AS visits FROM contract_visits WHERE contractId IN (?) GROUP BY contractId', [contractIds],
    );
    return new Map(rows.map(({ contractId, visits }) => [contractId, Number(visits)]));
  }

  visitOf(transaction: Transaction, organizationId: number, ticketId: number): Promise<ContractVisit | null> {
    return transaction.getRepository(ContractVisit).findOneBy({ organizationId, ticketId });
  }

  async takeVisit(transaction: Transaction, visit: ContractVisit): Promise<void> {
    await transaction.getRepository(ContractVisit).upsert(visit, ['ticketId']);
  }

  async giveVisitBack(transaction: Transaction, organizationId: number, ticketId: number): Promise<void> {
    await transaction.getRepository(ContractVisit).delete({ organizationId, ticketId });
  }

  /** Contracts of every organization whose reminder may be due: a day more on either side, because the day differs around the world. */
  toRemind(today: CalendarDate, limit: number, afterId: number): Promise<ContractRow[]> {
    return this.dataSource.getRepository(ContractRow).createQueryBuilder('c')
      .where('c.id > :afterId AND c.terminatedAt IS NULL AND (c.remindedOf IS NULL OR c.remindedOf <> c.endsOn)', { afterId })
      .andWhere('c.endsOn >= DATE_SUB(:today, INTERVAL 1 DAY) AND c.endsOn <= DATE_ADD(:today, INTERVAL c.renewalReminderDays + 1 DAY)', { today })
      .orderBy('c.id').take(limit).getMany();
  }
}
