import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MyDuty, ReportPositionRequest } from '@scanfix/shared-types';
import { engineerChanged, type EngineerChanged } from './engineer.events.js';
import { EngineerPositionsRepository } from './engineer-positions.repository.js';
import { EngineersRepository } from './engineers.repository.js';
import { EngineersService } from './engineers.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';

/** Whoever looks at the map is told of a step this long, not of every report. */
const toldMeters = 50;

/** What engineers say of themselves: whether they take jobs, and where they are while they have one. */
@Injectable()
export class EngineerDutyService implements OnModuleInit {
  constructor(
    private readonly repository: EngineersRepository,
    private readonly positions: EngineerPositionsRepository,
    private readonly engineers: EngineersService,
    private readonly settings: DispatchSettingsService,
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'engineer-positions-prune', schedule: '*/10 * * * *', run: () => this.prune() });
  }

  async duty({ organizationId, userId }: Actor): Promise<MyDuty> {
    const engineer = await this.engineers.one(organizationId, userId);
    const [[summary], positionWanted, { positionKeptHours }] = await Promise.all([
      this.engineers.summaries(organizationId, [engineer]), this.engineers.positionWanted(organizationId, userId), this.settings.settings(organizationId),
    ]);
    if (!summary) throw new DomainError('not-found');
    const { status, openJobs, maximumOpenJobs, position } = summary;
    return { takesJobs: engineer.takesJobs, status, openJobs, maximumOpenJobs, position, positionWanted, positionKeptHours };
  }

  async setDuty(actor: Actor, takesJobs: boolean): Promise<MyDuty> {
    const { organizationId, userId } = actor;
    await this.engineers.require(organizationId, userId);
    await this.unitOfWork.run(async (transaction) => {
      const row = await this.engineers.lock(transaction, organizationId, userId);
      if (row.takesJobs === takesJobs) return;
      await this.repository.update(transaction, userId, { takesJobs });
      await this.tell(transaction, organizationId, userId);
    });
    return this.duty(actor);
  }

  /** From accepting to finishing only. @throws DomainError `action-not-allowed` */
  async report(actor: Actor, { coordinates, accuracyMeters }: ReportPositionRequest): Promise<MyDuty> {
    const { organizationId, userId } = actor;
    if (!await this.engineers.positionWanted(organizationId, userId)) throw new DomainError('action-not-allowed', { action: 'report-position' });
    const before = await this.engineers.positionOf(organizationId, userId);
    await this.positions.save({
      engineerId: userId, organizationId, latitude: coordinates.latitude, longitude: coordinates.longitude, coordinateSystem: coordinates.system,
      accuracyMeters: typeof accuracyMeters === 'number' ? Math.round(accuracyMeters) : null, reportedAt: new Date(),
    });
    if (!before || distanceMeters(before.coordinates, coordinates) >= toldMeters) await this.unitOfWork.run((transaction) => this.tell(transaction, organizationId, userId));
    return this.duty(actor);
  }

  /** Public for its test: what has been kept for as long as the organization says goes. */
  async prune(now = new Date()): Promise<void> {
    for (const organizationId of await this.positions.organizations()) {
      const { positionKeptHours } = await this.settings.settings(organizationId);
      await this.positions.removeBefore(organizationId, new Date(now.getTime() - positionKeptHours * 3_600_000));
    }
  }

  private async tell(transaction: Transaction, organizationId: number, engineerId: number): Promise<void> {
    const payload: EngineerChanged = { engineerId };
    await this.outbox.add(transaction, { organizationId, name: engineerChanged, payload });
  }
}
