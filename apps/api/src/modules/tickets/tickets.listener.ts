import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TicketActionsService } from './ticket-actions.service.js';
import { TicketsRepository } from './tickets.repository.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { requesterMerged, type RequesterMerged } from '../identity/identity.events.js';
import { PeopleService } from '../identity/people.service.js';
import { LocationsService } from '../locations/locations.service.js';

/** What tickets do when other modules' things happen, and what they tell modules that must not know them. */
@Injectable()
export class TicketsListener implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly actions: TicketActionsService,
    private readonly repository: TicketsRepository,
    private readonly people: PeopleService,
    private readonly locations: LocationsService,
  ) {}

  onModuleInit(): void {
    this.outbox.listen({
      event: requesterMerged,
      listener: 'tickets.requester-merged',
      handle: ({ organizationId, payload }: DomainEvent<RequesterMerged>) => this.actions.mergePeople(organizationId, payload.fromUserId, payload.intoUserId),
    });
    this.people.countTicketsWith((organizationId, userIds) => this.repository.numberOfTickets(organizationId, userIds));
    this.locations.countUsage({ name: 'tickets', count: (organizationId, locationIds) => this.repository.numberOfTicketsAt(organizationId, locationIds) });
  }
}
