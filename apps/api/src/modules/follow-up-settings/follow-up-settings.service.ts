import { Injectable } from '@nestjs/common';
import type { FollowUpSettings } from '@scanfix/shared-types';
import { defaultFollowUpSettings } from './follow-up-settings.defaults.js';
import { FollowUpSettingsRepository } from './follow-up-settings.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidField } from '../../platform/errors/domain-error.js';

/** A module of its own, because tickets ask it for the guarantee and follow-ups ask tickets. */
@Injectable()
export class FollowUpSettingsService {
  constructor(
    private readonly repository: FollowUpSettingsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inside a transaction, give it: who holds a connection must not wait for another one. */
  async settings(organizationId: number, transaction?: Transaction): Promise<FollowUpSettings> {
    const row = await this.repository.find(organizationId, transaction);
    if (!row) return defaultFollowUpSettings;
    const { callAfterHours, closeAfterHours, guaranteeDays, lowScore, excludeFirstEngineer, npsEveryDays, script } = row;
    return { callAfterHours, closeAfterHours, guaranteeDays, lowScore, excludeFirstEngineer, npsEveryDays, script };
  }

  async save(actor: Actor, settings: FollowUpSettings): Promise<FollowUpSettings> {
    const { organizationId } = actor;
    // Otherwise nobody would ever stand on the call list.
    if (settings.closeAfterHours <= settings.callAfterHours) throw invalidField('closeAfterHours', 'too-small');
    await this.unitOfWork.run(async (transaction) => {
      await this.repository.save(transaction, { organizationId, ...settings });
      await this.audit.record(transaction, actor, { action: 'follow-up-settings.changed', subject: 'organization', subjectId: organizationId, data: { ...settings } });
    });
    return this.settings(organizationId);
  }
}
