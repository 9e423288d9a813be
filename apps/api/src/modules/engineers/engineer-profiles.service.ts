import { Injectable } from '@nestjs/common';
import type { AddAbsenceRequest, EngineerProfile, EngineerSummary, SaveEngineerRequest } from '@scanfix/shared-types';
import type { EngineerRow } from './engineer.entity.js';
import { engineerChanged, type EngineerChanged } from './engineer.events.js';
import { profileOf } from './engineer.mapper.js';
import { EngineersRepository } from './engineers.repository.js';
import { EngineersService } from './engineers.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { minutesOf } from '../../platform/time/weekly-hours.js';
import { AssetsService } from '../assets/assets.service.js';
import { AuditService } from '../audit/audit.service.js';
import { LocationsService } from '../locations/locations.service.js';

/** Milliseconds. Absences that ended longer ago are not shown any more. */
const shownAbsences = 90 * 86_400_000;

/** What the desk keeps of its engineers. */
@Injectable()
export class EngineerProfilesService {
  constructor(
    private readonly repository: EngineersRepository,
    private readonly engineers: EngineersService,
    private readonly locations: LocationsService,
    private readonly assets: AssetsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  list({ organizationId }: Actor): Promise<EngineerSummary[]> {
    return this.engineers.summaries(organizationId);
  }

  async profile({ organizationId }: Actor, id: number): Promise<EngineerProfile> {
    const [{ phone }, facts, rows, absences] = await Promise.all([
      this.engineers.require(organizationId, id), this.engineers.one(organizationId, id), this.repository.rows(organizationId, id),
      this.repository.absences(organizationId, { from: new Date(Date.now() - shownAbsences), engineerId: id }),
    ]);
    const [summary] = await this.engineers.summaries(organizationId, [facts]);
    if (!summary) throw new DomainError('not-found');
    return profileOf(summary, rows.get(id), phone, absences);
  }

  /** @throws DomainError `not-found`, `version-conflict`, `validation-failed` */
  async save(actor: Actor, id: number, { base, version, ...request }: SaveEngineerRequest): Promise<EngineerProfile> {
    const { organizationId } = actor;
    await this.check(organizationId, request);
    await this.change(actor, id, 'engineer.changed', async (transaction) => {
      const row = await this.engineers.lock(transaction, organizationId, id);
      if (version !== undefined && version !== row.version) throw new DomainError('version-conflict');
      await this.repository.update(transaction, id, { ...request, ...baseColumns(base), version: row.version + 1 });
      return {};
    });
    return this.profile(actor, id);
  }

  /** @throws DomainError `not-found`, `validation-failed` */
  async addAbsence(actor: Actor, id: number, { from, to, reason, note }: AddAbsenceRequest): Promise<EngineerProfile> {
    const [startsAt, endsAt] = [new Date(from), new Date(to)];
    if (startsAt >= endsAt) throw invalidField('to', 'too-small');
    await this.change(actor, id, 'engineer.absence-added', async (transaction) => {
      await this.repository.insertAbsence(transaction, { organizationId: actor.organizationId, engineerId: id, startsAt, endsAt, reason, note: note ?? null, createdAt: new Date() });
      return { from, to, reason };
    });
    return this.profile(actor, id);
  }

  /** @throws DomainError `not-found` */
  async removeAbsence(actor: Actor, id: number, absenceId: number): Promise<EngineerProfile> {
    await this.change(actor, id, 'engineer.absence-removed', async (transaction) => {
      if (!await this.repository.deleteAbsence(transaction, actor.organizationId, id, absenceId)) throw new DomainError('not-found');
      return { absenceId };
    });
    return this.profile(actor, id);
  }

  /** One change, written down, and told to whoever looks at the map. */
  private async change(actor: Actor, id: number, action: string, work: (transaction: Transaction) => Promise<Record<string, unknown>>): Promise<void> {
    const { organizationId } = actor;
    await this.engineers.require(organizationId, id);
    await this.unitOfWork.once(actor, async (transaction) => {
      const data = await work(transaction);
      await this.audit.record(transaction, actor, { action, subject: 'staff', subjectId: id, data });
      const payload: EngineerChanged = { engineerId: id };
      await this.outbox.add(transaction, { organizationId, name: engineerChanged, payload });
      return null;
    });
  }

  private async check(organizationId: number, { skills, territoryLocationIds, shifts }: Omit<SaveEngineerRequest, 'base'>): Promise<void> {
    const [categories, places] = await Promise.all([this.assets.categories(organizationId), this.locations.ancestors(organizationId, territoryLocationIds)]);
    const known = new Set(categories.map(({ id }) => id));
    skills.forEach(({ categoryId }, index) => {
      if (!known.has(categoryId)) throw invalidField(`skills.${index}.categoryId`, 'unknown');
      if (skills.findIndex((skill) => skill.categoryId === categoryId) < index) throw invalidField(`skills.${index}.categoryId`, 'taken');
    });
    if (territoryLocationIds.some((id) => !places.has(id))) throw invalidField('territoryLocationIds', 'unknown');
    shifts.forEach(({ from, to }, index) => {
      if (minutesOf(from) >= minutesOf(to)) throw invalidField(`shifts.${index}.to`, 'too-small');
    });
  }
}

function baseColumns(base: SaveEngineerRequest['base']): Pick<EngineerRow, 'baseLatitude' | 'baseLongitude' | 'baseSystem'> {
  return { baseLatitude: base?.latitude ?? null, baseLongitude: base?.longitude ?? null, baseSystem: base?.system ?? null };
}
