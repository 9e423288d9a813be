import { Injectable } from '@nestjs/common';
import type { OrganizationSettings, UpdateOrganizationRequest } from '@scanfix/shared-types';
import { newOrganization } from './organization.defaults.js';
import { settingsOf } from './organization.mapper.js';
import { OrganizationsRepository } from './organizations.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Milliseconds. Every scan and every list asks for the settings; a change may take this long to be seen by other processes. */
const cacheLife = 5000;
const cachedOrganizations = 1000;

@Injectable()
export class OrganizationsService {
  private readonly cache = new ShortCache<OrganizationSettings, number>(cacheLife, cachedOrganizations);

  constructor(
    private readonly organizations: OrganizationsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Within a transaction, give it. @throws DomainError `not-found` */
  async settings(organizationId: number, transaction?: Transaction): Promise<OrganizationSettings> {
    const cached = this.cache.get(organizationId);
    if (cached) return cached;
    const organization = await this.organizations.find(organizationId, transaction);
    if (!organization) throw new DomainError('not-found');
    const settings = settingsOf(organization);
    this.cache.set(organizationId, settings);
    return settings;
  }

  async update(actor: Actor, request: UpdateOrganizationRequest): Promise<OrganizationSettings> {
    await this.unitOfWork.run(async (transaction) => {
      const organization = await this.organizations.lock(transaction, actor.organizationId);
      if (!organization) throw new DomainError('not-found');
      const changes = changesOf(settingsOf(organization), request);
      if (Object.keys(changes).length === 0) return;
      await this.organizations.update(transaction, organization.id, changes);
      await this.audit.record(transaction, actor, { action: 'organization.changed', subject: 'organization', subjectId: organization.id, data: changes });
    });
    this.cache.delete(actor.organizationId);
    return this.settings(actor.organizationId);
  }

  /** Answers the new id. */
  create(transaction: Transaction, organization: { name: string; shortName?: string }): Promise<number> {
    return this.organizations.insert(transaction, newOrganization(organization));
  }
}

/** What is asked for and is not so already. */
function changesOf(settings: OrganizationSettings, request: UpdateOrganizationRequest): UpdateOrganizationRequest {
  const current = settings as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(request).filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(current[name])));
}
