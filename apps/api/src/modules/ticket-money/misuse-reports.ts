import { Injectable } from '@nestjs/common';
import type { DeclareMisuseRequest } from '@scanfix/shared-types';
import { isOnSite } from './ticket-money.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { JobAccess } from '../visits/job-access.service.js';
import { WarrantiesService } from '../warranties/warranties.service.js';

/** What the engineer found on the spot, with photos that the requester sees too. */
@Injectable()
export class MisuseReports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobAccess,
    private readonly warranties: WarrantiesService,
  ) {}

  async declare(actor: Actor, visitId: number, request: DeclareMisuseRequest): Promise<void> {
    const visit = await this.jobs.findLed(actor, visitId);
    await this.unitOfWork.once(actor, async (transaction) => {
      const { caller, ticket } = await this.jobs.lock(transaction, actor, visit);
      if (!isOnSite(ticket)) throw new DomainError('action-not-allowed', { action: 'declare-misuse', state: ticket.state });
      await this.warranties.declareMisuse(transaction, actor, caller, ticket, request);
      return null;
    });
  }
}
