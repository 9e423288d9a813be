import { Injectable } from '@nestjs/common';
import type { MoneySettings, SaveMoneySettingsRequest } from '@scanfix/shared-types';
import { defaultMoneySettings } from './money-settings.defaults.js';
import { MoneySettingsRepository } from './money-settings.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';

@Injectable()
export class MoneySettingsService {
  constructor(
    private readonly repository: MoneySettingsRepository,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inside a transaction, give it: who holds a connection must not wait for another one. */
  async settings(organizationId: number, transaction?: Transaction): Promise<MoneySettings> {
    const row = await this.repository.find(organizationId, transaction);
    if (!row) return defaultMoneySettings;
    const { quoteValidDays, discountLimits, refundApprovalAbove, paymentMinutes, surplusPayments, statementDay, version } = row;
    return { quoteValidDays, discountLimits, refundApprovalAbove, paymentMinutes, surplusPayments, statementDay, version };
  }

  async save(actor: Actor, { version, ...settings }: SaveMoneySettingsRequest): Promise<MoneySettings> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      const present = (await this.repository.lock(transaction, organizationId))?.version ?? 0;
      if (version !== undefined && version !== present) throw new DomainError('version-conflict', { version: present });
      const row = { organizationId, ...settings, discountLimits: { ...settings.discountLimits }, version: present + 1 };
      await this.repository.save(transaction, row);
      await this.audit.record(transaction, actor, { action: 'money-settings.changed', subject: 'organization', subjectId: organizationId, data: settings });
    });
    return this.settings(organizationId);
  }
}
