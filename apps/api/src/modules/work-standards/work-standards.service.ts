import { Injectable } from '@nestjs/common';
import type { ChecklistItem, FaultCode, SaveWorkStandardRequest, WorkStandard } from '@scanfix/shared-types';
import { planList } from './standard-list.js';
import { WorkStandardsRepository } from './work-standards.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

@Injectable()
export class WorkStandardsService {
  constructor(
    private readonly standards: WorkStandardsRepository,
    private readonly assets: AssetsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** As the desk edits it. @throws DomainError `not-found` where there is no such category */
  async standard({ organizationId }: Actor, categoryId: number): Promise<WorkStandard> {
    await this.requireCategory(organizationId, categoryId);
    return this.of(organizationId, categoryId);
  }

  async save(actor: Actor, categoryId: number, { faultCodes, causes, actions, checklist, version }: SaveWorkStandardRequest): Promise<WorkStandard> {
    const { organizationId } = actor;
    await this.requireCategory(organizationId, categoryId);
    await this.unitOfWork.run(async (transaction) => {
      const present = await this.standards.lock(transaction, organizationId, categoryId);
      if (version !== undefined && version !== present.version) throw new DomainError('version-conflict', { version: present.version });
      const codes = planList({ field: 'faultCodes', nameField: 'code' }, await this.standards.allFaultCodes(transaction, organizationId, categoryId), faultCodes);
      const items = planList({ field: 'checklist', nameField: 'text' }, await this.standards.allChecklist(transaction, organizationId, categoryId), checklist);
      await this.standards.saveFaultCodes(transaction, codes.saved.map((row) => ({ ...row, organizationId, categoryId })), codes.withdrawn);
      await this.standards.saveChecklist(transaction, items.saved.map((row) => ({ ...row, organizationId, categoryId })), items.withdrawn);
      await this.standards.update(transaction, organizationId, categoryId, {
        causes: [...new Set(causes)], actions: [...new Set(actions)], version: present.version + 1, updatedAt: new Date(),
      });
    });
    return this.of(organizationId, categoryId);
  }

  /** What is offered now; empty, with version 0, where nobody wrote anything yet. */
  async of(organizationId: number, categoryId: number): Promise<WorkStandard> {
    const [standard, faultCodes, checklist] = await Promise.all([
      this.standards.find(organizationId, categoryId), this.standards.faultCodes(organizationId, categoryId), this.standards.checklist(organizationId, categoryId),
    ]);
    return {
      categoryId,
      faultCodes: faultCodes.map(({ id, code, name }) => ({ id, code, name })),
      causes: standard?.causes ?? [],
      actions: standard?.actions ?? [],
      checklist: checklist.map(({ id, text, required }) => ({ id, text, required })),
      version: standard?.version ?? 0,
    };
  }

  /** Those of the ids that are the organization's, also what was withdrawn: a phone without a network may still offer it. */
  async faultCodes(organizationId: number, ids: number[]): Promise<Map<number, FaultCode & { categoryId: number }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.standards.faultCodesByIds(organizationId, ids);
    return new Map(rows.map(({ id, code, name, categoryId }) => [id, { id, code, name, categoryId }]));
  }

  /** As `faultCodes`. */
  async checklistItems(organizationId: number, ids: number[]): Promise<Map<number, ChecklistItem & { categoryId: number }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.standards.checklistByIds(organizationId, ids);
    return new Map(rows.map(({ id, text, required, categoryId }) => [id, { id, text, required, categoryId }]));
  }

  private async requireCategory(organizationId: number, categoryId: number): Promise<void> {
    const categories = await this.assets.categories(organizationId);
    if (!categories.some(({ id }) => id === categoryId)) throw new DomainError('not-found');
  }
}
