import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { BusinessCalendarRow } from './business-calendar.entity.js';
import { SlaPolicyRow } from './sla-policy.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Calendars and policies: some ten an organization, written seldom and read through `CurrentTerms`. */
@Injectable()
export class ServiceLevelsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Removed ones too: promises made by them still run. */
  allPolicies(organizationId: number, transaction?: Transaction): Promise<SlaPolicyRow[]> {
    return (transaction ?? this.dataSource).getRepository(SlaPolicyRow).find({ where: { organizationId } });
  }

  allCalendars(organizationId: number, transaction?: Transaction): Promise<BusinessCalendarRow[]> {
    return (transaction ?? this.dataSource).getRepository(BusinessCalendarRow).find({ where: { organizationId } });
  }

  policies(organizationId: number): Promise<SlaPolicyRow[]> {
    return this.dataSource.getRepository(SlaPolicyRow).find({ where: { organizationId, removedAt: IsNull() }, order: { position: 'ASC', id: 'ASC' } });
  }

  calendars(organizationId: number): Promise<BusinessCalendarRow[]> {
    return this.dataSource.getRepository(BusinessCalendarRow).find({ where: { organizationId, removedAt: IsNull() }, order: { id: 'ASC' } });
  }

  lockPolicy(transaction: Transaction, organizationId: number, id: number): Promise<SlaPolicyRow | null> {
    return transaction.getRepository(SlaPolicyRow).findOne({ where: { organizationId, id, removedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  lockCalendar(transaction: Transaction, organizationId: number, id: number): Promise<BusinessCalendarRow | null> {
    return transaction.getRepository(BusinessCalendarRow).findOne({ where: { organizationId, id, removedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  /** Call it with the calendar locked. */
  isUsed(transaction: Transaction, organizationId: number, calendarId: number): Promise<boolean> {
    return transaction.getRepository(SlaPolicyRow).existsBy({ organizationId, calendarId, removedAt: IsNull() });
  }

  async insertCalendar(transaction: Transaction, calendar: Omit<BusinessCalendarRow, 'id'>): Promise<number> {
    const row = { ...calendar } as BusinessCalendarRow;
    await transaction.getRepository(BusinessCalendarRow).insert(row);
    return row.id;
  }

  async updateCalendar(transaction: Transaction, id: number, changes: Partial<BusinessCalendarRow>): Promise<void> {
    await transaction.getRepository(BusinessCalendarRow).update({ id }, changes);
  }

  async insertPolicy(transaction: Transaction, policy: Omit<SlaPolicyRow, 'id'>): Promise<number> {
    const row = { ...policy } as SlaPolicyRow;
    await transaction.getRepository(SlaPolicyRow).insert(row);
    return row.id;
  }

  async updatePolicy(transaction: Transaction, id: number, changes: Partial<SlaPolicyRow>): Promise<void> {
    await transaction.getRepository(SlaPolicyRow).update({ id }, changes);
  }
}
