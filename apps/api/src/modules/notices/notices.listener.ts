import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesRepository } from './notices.repository.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { requesterMerged, type RequesterMerged } from '../identity/identity.events.js';

const daysKept = 180;

/** Notices follow people who turn out to be one, and go when they are old. */
@Injectable()
export class NoticesListener implements OnModuleInit {
  constructor(
    private readonly repository: NoticesRepository,
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({
      event: requesterMerged,
      listener: 'notices.requester-merged',
      handle: ({ organizationId, payload }: DomainEvent<RequesterMerged>) => this.repository.move(organizationId, payload.fromUserId, payload.intoUserId),
    });
    this.scheduler.add({ name: 'notice-cleaning', schedule: '20 18 * * *', run: () => this.clean(new Date()) });
  }

  async clean(now: Date): Promise<void> {
    const time = new Date(now.getTime() - daysKept * 86_400_000);
    while (await this.repository.removeBefore(time));
  }
}
