import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { BusinessCalendar, SaveBusinessCalendarRequest } from '@scanfix/shared-types';
import type { BusinessCalendarRow } from './business-calendar.entity.js';
import { calendarFields, calendarOf } from './business-calendar.mapper.js';
import { CurrentTerms } from './current-terms.js';
import { holidaysKnownUntil } from './public-holidays.js';
import { ServiceLevelsRepository } from './service-levels.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

const warnedBefore = 14 * 86_400_000;

@Injectable()
export class BusinessCalendarsService implements OnModuleInit {
  constructor(
    private readonly repository: ServiceLevelsRepository,
    private readonly currentTerms: CurrentTerms,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    if (Date.parse(holidaysKnownUntil) - Date.now() > warnedBefore) return;
    new Logger('BusinessCalendars').warn(`public holidays are known until ${holidaysKnownUntil} only: update the package chinese-days, or enter exceptions`);
  }

  async list({ organizationId }: Actor): Promise<BusinessCalendar[]> {
    return (await this.repository.calendars(organizationId)).map(calendarOf);
  }

  async create(actor: Actor, request: SaveBusinessCalendarRequest): Promise<BusinessCalendar> {
    refuseNonsense(request);
    const { organizationId } = actor;
    return this.unitOfWork.once(actor, async (transaction) => {
      const calendar = { organizationId, ...calendarFields(request), version: 1, createdAt: new Date(), removedAt: null };
      const id = await this.repository.insertCalendar(transaction, calendar);
      await this.audit.record(transaction, actor, { action: 'business-calendar.created', subject: 'business-calendar', subjectId: id, label: request.name });
      return calendarOf({ id, ...calendar });
    });
  }

  /** Promises that run keep the time they were given; a pause that ends, and new ones, count by what is saved here. */
  async save(actor: Actor, id: number, request: SaveBusinessCalendarRequest): Promise<BusinessCalendar> {
    refuseNonsense(request);
    const saved = await this.unitOfWork.run(async (transaction) => {
      const calendar = await this.lock(transaction, actor, id);
      if (request.version !== undefined && request.version !== calendar.version) throw new DomainError('version-conflict', { version: calendar.version });
      const changes = { ...calendarFields(request), version: calendar.version + 1 };
      await this.repository.updateCalendar(transaction, id, changes);
      await this.audit.record(transaction, actor, { action: 'business-calendar.changed', subject: 'business-calendar', subjectId: id, label: request.name });
      return calendarOf({ ...calendar, ...changes });
    });
    this.currentTerms.forget(actor.organizationId);
    return saved;
  }

  async remove(actor: Actor, id: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { name } = await this.lock(transaction, actor, id);
      if (await this.repository.isUsed(transaction, actor.organizationId, id)) throw new DomainError('calendar-in-use');
      await this.repository.updateCalendar(transaction, id, { removedAt: new Date() });
      await this.audit.record(transaction, actor, { action: 'business-calendar.removed', subject: 'business-calendar', subjectId: id, label: name });
    });
    this.currentTerms.forget(actor.organizationId);
  }

  private async lock(transaction: Transaction, { organizationId }: Actor, id: number): Promise<BusinessCalendarRow> {
    const calendar = await this.repository.lockCalendar(transaction, organizationId, id);
    if (!calendar) throw new DomainError('not-found');
    return calendar;
  }
}

/** What no field is wrong in alone: hours that end before they begin or overlap, a day named twice, a calendar in which nobody ever works. */
function refuseNonsense({ aroundTheClock, workingHours, exceptions }: SaveBusinessCalendarRequest): void {
  if (!aroundTheClock && workingHours.length === 0) throw invalidField('workingHours', 'required');
  workingHours.forEach(({ weekday, from, to }, index) => {
    if (to <= from) throw invalidField(`workingHours.${index}.to`, 'before-start');
    if (workingHours.slice(0, index).some((other) => other.weekday === weekday && other.from < to && from < other.to)) throw invalidField(`workingHours.${index}.from`, 'duplicate');
  });
  exceptions.forEach(({ date }, index) => {
    if (exceptions.slice(0, index).some((other) => other.date === date)) throw invalidField(`exceptions.${index}.date`, 'duplicate');
  });
}
