import { Injectable } from '@nestjs/common';
import type { ClockKind, SaveSlaPolicyRequest, SlaPolicy } from '@scanfix/shared-types';
import { ClocksRepository } from './clocks.repository.js';
import { CurrentTerms } from './current-terms.js';
import type { SaveSlaPolicyDto } from './dto/sla-policy.dto.js';
import { ServiceLevelsRepository } from './service-levels.repository.js';
import type { SlaPolicyRow } from './sla-policy.entity.js';
import { policyFields, policyOf } from './sla-policy.mapper.js';
import { AssetsService } from '../assets/assets.service.js';
import { AuditService } from '../audit/audit.service.js';
import { PeopleService } from '../identity/people.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

type Fields = Omit<SaveSlaPolicyRequest, 'version'>;

@Injectable()
export class SlaPoliciesService {
  constructor(
    private readonly repository: ServiceLevelsRepository,
    private readonly clocks: ClocksRepository,
    private readonly currentTerms: CurrentTerms,
    private readonly assets: AssetsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** In the order in which they are asked. */
  async list({ organizationId }: Actor): Promise<SlaPolicy[]> {
    return (await this.repository.policies(organizationId)).map(policyOf);
  }

  async create(actor: Actor, dto: SaveSlaPolicyDto): Promise<SlaPolicy> {
    const { organizationId } = actor;
    const fields = policyFields(dto);
    await this.refuseNonsense(organizationId, fields);
    const made = await this.unitOfWork.once(actor, async (transaction) => {
      await this.holdCalendar(transaction, organizationId, fields.calendarId);
      const policy = { organizationId, ...fields, version: 1, createdAt: new Date(), removedAt: null };
      const id = await this.repository.insertPolicy(transaction, policy);
      await this.audit.record(transaction, actor, { action: 'sla-policy.created', subject: 'sla-policy', subjectId: id, label: fields.name });
      return policyOf({ id, ...policy });
    });
    this.currentTerms.forget(organizationId);
    return made;
  }

  /** Promises that were made keep their time; who is told, and when, is what is saved here. */
  async save(actor: Actor, id: number, dto: SaveSlaPolicyDto): Promise<SlaPolicy> {
    const { organizationId } = actor;
    const fields = policyFields(dto);
    await this.refuseNonsense(organizationId, fields);
    const saved = await this.unitOfWork.run(async (transaction) => {
      const policy = await this.lock(transaction, actor, id);
      if (dto.version !== undefined && dto.version !== policy.version) throw new DomainError('version-conflict', { version: policy.version });
      await this.holdCalendar(transaction, organizationId, fields.calendarId);
      const changes = { ...fields, version: policy.version + 1 };
      await this.repository.updatePolicy(transaction, id, changes);
      await this.clocks.recheck(transaction, organizationId, id, new Date());
      await this.audit.record(transaction, actor, { action: 'sla-policy.changed', subject: 'sla-policy', subjectId: id, label: fields.name });
      return policyOf({ ...policy, ...changes });
    });
    this.currentTerms.forget(organizationId);
    return saved;
  }

  /** No new ticket gets it; what was promised by it stands. */
  async remove(actor: Actor, id: number): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { name } = await this.lock(transaction, actor, id);
      await this.repository.updatePolicy(transaction, id, { removedAt: new Date() });
      await this.audit.record(transaction, actor, { action: 'sla-policy.removed', subject: 'sla-policy', subjectId: id, label: name });
    });
    this.currentTerms.forget(actor.organizationId);
  }

  private async lock(transaction: Transaction, { organizationId }: Actor, id: number): Promise<SlaPolicyRow> {
    const policy = await this.repository.lockPolicy(transaction, organizationId, id);
    if (!policy) throw new DomainError('not-found');
    return policy;
  }

  /** Nobody removes the calendar while the transaction lasts. */
  private async holdCalendar(transaction: Transaction, organizationId: number, calendarId: number): Promise<void> {
    if (!await this.repository.lockCalendar(transaction, organizationId, calendarId)) throw new DomainError('not-found');
  }

  private async refuseNonsense(organizationId: number, fields: Fields): Promise<void> {
    const promised: Record<ClockKind, number | null> = { response: fields.responseMinutes, 'on-site': fields.onSiteMinutes, resolution: fields.resolutionMinutes };
    if (Object.values(promised).every((minutes) => minutes === null)) throw invalidField('responseMinutes', 'required');
    fields.escalations.forEach(({ clock, targets, raisePriority }, index) => {
      if (promised[clock] === null) throw invalidField(`escalations.${index}.clock`, 'not-available');
      if (targets.length === 0 && !raisePriority) throw invalidField(`escalations.${index}.targets`, 'required');
    });
    const categories = fields.categoryIds.length === 0 ? [] : await this.assets.categories(organizationId);
    if (!fields.categoryIds.every((id) => categories.some((category) => category.id === id))) throw new DomainError('not-found');
    const userIds = fields.escalations.flatMap(({ targets }) => targets.flatMap((target) => (target.kind === 'user' ? target.userId : [])));
    const people = await this.people.byIds(organizationId, userIds);
    if (!userIds.every((id) => people.get(id)?.staff)) throw new DomainError('not-found');
  }
}
