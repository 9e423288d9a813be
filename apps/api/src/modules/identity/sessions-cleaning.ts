import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SessionsRepository } from './sessions.repository.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const keptFor = 90 * 86_400_000;
const atOnce = 1000;

/** Sessions long over go; until then they tell who was where. */
@Injectable()
export class SessionsCleaning implements OnModuleInit {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'sessions-cleaning', schedule: '37 3 * * *', run: () => this.clean() });
  }

  private async clean(): Promise<void> {
    const before = new Date(Date.now() - keptFor);
    while (await this.sessions.deleteSomeOver(before, atOnce) === atOnce);
  }
}
