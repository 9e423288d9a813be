import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@scanfix/shared-types';
import { settingsOf } from './organization.mapper.js';
import { OrganizationsRepository } from './organizations.repository.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** Milliseconds. Every scan and every list asks for the settings; a change may take this long to be seen by other processes. */
const cacheLife = 5000;
const cachedOrganizations = 1000;

@Injectable()
export class OrganizationsService {
  private readonly cache = new Map<number, { until: number; settings: OrganizationSettings }>();

  constructor(private readonly organizations: OrganizationsRepository) {}

  /** @throws DomainError `not-found` */
  async settings(organizationId: number): Promise<OrganizationSettings> {
    const cached = this.cache.get(organizationId);
    if (cached && cached.until > Date.now()) return cached.settings;
    const organization = await this.organizations.find(organizationId);
    if (!organization) throw new DomainError('not-found');
    const settings = settingsOf(organization);
    if (this.cache.size >= cachedOrganizations) this.cache.clear();
    this.cache.set(organizationId, { until: Date.now() + cacheLife, settings });
    return settings;
  }

  /** Without a short name, the first characters of the name. Answers the new id. */
  create(transaction: Transaction, { name, shortName }: { name: string; shortName?: string }): Promise<number> {
    return this.organizations.insert(transaction, {
      name,
      shortName: shortName ?? [...name].slice(0, 10).join(''),
      servicePhone: null,
      notice: null,
      timeZone: 'Asia/Shanghai',
      anonymousReports: true,
      automaticTriage: false,
      expectedResponseMinutes: { normal: 240, urgent: 60, emergency: 15 },
      createdAt: new Date(),
    });
  }
}
