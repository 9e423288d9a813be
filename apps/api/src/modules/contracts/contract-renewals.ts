import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarDate } from '@scanfix/shared-types';
import { ContractsRepository } from './contracts.repository.js';
import { stateOf } from './contract.mapper.js';
import type { ContractRow } from './contract.entity.js';
import { PeopleService } from '../identity/people.service.js';
import { NoticesService } from '../notices/notices.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

const atOnce = 200;

/** Finance and managers are told once of each end of each contract, some days before. */
@Injectable()
export class ContractRenewals implements OnModuleInit {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly contracts: ContractsRepository,
    private readonly organizations: OrganizationsService,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    // By the hour, because the day begins at another hour in each zone.
    this.scheduler.add({ name: 'contract-renewals', schedule: '7 * * * *', run: () => this.remind() });
  }

  async remind(now = new Date()): Promise<void> {
    for (let afterId = 0; ;) {
      const found = await this.contracts.toRemind(calendarDayOf(now, 'UTC'), atOnce, afterId);
      for (const contract of found) {
        const { timeZone } = await this.organizations.settings(contract.organizationId);
        await this.tell(contract, calendarDayOf(now, timeZone));
      }
      const last = found.at(-1);
      if (!last || found.length < atOnce) return;
      afterId = last.id;
    }
  }

  private async tell({ organizationId, id }: ContractRow, today: CalendarDate): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const contract = await this.contracts.lock(transaction, organizationId, id);
      // Somebody may have renewed or ended it since it was found, or another process told of it.
      if (!contract || contract.remindedOf === contract.endsOn || stateOf(contract, today) !== 'expiring') return;
      const tell = [...await this.people.staffWithRole(organizationId, 'finance', transaction), ...await this.people.staffWithRole(organizationId, 'manager', transaction)];
      await this.contracts.update(transaction, id, { remindedOf: contract.endsOn });
      await this.notices.add(transaction, {
        organizationId, userIds: tell.length > 0 ? tell : await this.people.staffWithRole(organizationId, 'admin', transaction), kind: 'contract-expiring', ticketId: null, ticketNumber: null,
        data: { contractId: id, number: contract.number, name: contract.name, endsOn: contract.endsOn },
      });
    });
  }
}
