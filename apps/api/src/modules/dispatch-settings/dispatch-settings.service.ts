import { Injectable } from '@nestjs/common';
import type { DispatchSettings, SaveDispatchSettingsRequest } from '@scanfix/shared-types';
import { defaultDispatchSettings } from './dispatch-settings.defaults.js';
import type { DispatchSettingsRow } from './dispatch-settings.entity.js';
import { DispatchSettingsRepository } from './dispatch-settings.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import { AuditService } from '../audit/audit.service.js';

/** Milliseconds. Each step of a job asks for them; a change may take this long to be seen by other processes. */
const cacheLife = 5000;
const cachedOrganizations = 1000;

/** How an organization dispatches. A module of its own: visits and engineers need it, and dispatch needs them. */
@Injectable()
export class DispatchSettingsService {
  private readonly cache = new ShortCache<DispatchSettings, number>(cacheLife, cachedOrganizations);

  constructor(
    private readonly repository: DispatchSettingsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async settings(organizationId: number): Promise<DispatchSettings> {
    const cached = this.atHand(organizationId);
    if (cached) return cached;
    const settings = withDefaults(await this.repository.find(organizationId));
    this.cache.set(organizationId, settings);
    return settings;
  }

  /** What was read lately, else null: for inside a transaction, which must not wait for a second connection. */
  atHand(organizationId: number): DispatchSettings | null {
    return this.cache.get(organizationId) ?? null;
  }

  /** The organizations where the system assigns tickets by itself, for what runs by the clock. */
  async automaticOrganizations(): Promise<number[]> {
    return (await this.repository.all()).filter((row) => withDefaults(row).automatic !== 'off').map(({ organizationId }) => organizationId);
  }

  async update(actor: Actor, request: SaveDispatchSettingsRequest): Promise<DispatchSettings> {
    if (Object.values(request.weights).every((weight) => weight === 0)) throw invalidField('weights', 'too-small');
    const { organizationId } = actor;
    const settings = withDefaults({ settings: request });
    await this.unitOfWork.run(async (transaction) => {
      await this.repository.save(transaction, organizationId, settings);
      await this.audit.record(transaction, actor, { action: 'dispatch.configured', subject: 'organization', subjectId: organizationId, data: { ...settings } });
    });
    this.cache.delete(organizationId);
    return this.settings(organizationId);
  }
}

function withDefaults(row: Pick<DispatchSettingsRow, 'settings'> | null): DispatchSettings {
  return { ...defaultDispatchSettings, ...row?.settings, weights: { ...defaultDispatchSettings.weights, ...row?.settings.weights } };
}
