import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { VisitsService, type UnansweredVisit } from '../visits/visits.service.js';

const minute = 60_000;

/** An assignment that nobody answers goes back after the organization's time. */
@Injectable()
export class UnansweredAssignments implements OnModuleInit {
  private readonly logger = new Logger('UnansweredAssignments');

  constructor(
    private readonly scheduler: Scheduler,
    private readonly visits: VisitsService,
    private readonly settings: DispatchSettingsService,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'dispatch-unanswered', schedule: '* * * * *', run: () => this.takeBack() });
  }

  /** Public for its test. One that fails does not keep the others waiting. */
  async takeBack(now = new Date()): Promise<void> {
    const before = new Date(now.getTime() - minute);
    for (let waiting = await this.visits.unanswered(before); waiting.length > 0; waiting = await this.visits.unanswered(before, waiting.at(-1))) {
      for (const visit of waiting) if (await this.isOverdue(visit, now)) await this.giveBack(visit);
    }
  }

  private async isOverdue({ organizationId, assignedAt }: UnansweredVisit, now: Date): Promise<boolean> {
    const { unansweredMinutes } = await this.settings.settings(organizationId);
    return unansweredMinutes !== null && now.getTime() - assignedAt.getTime() >= unansweredMinutes * minute;
  }

  private async giveBack({ organizationId, visitId }: UnansweredVisit): Promise<void> {
    try {
      await this.visits.returnUnanswered(organizationId, visitId);
    } catch (error) {
      this.logger.error(`visit ${visitId}: ${plainMessage(error)}`);
    }
  }
}
