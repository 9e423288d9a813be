import { Injectable } from '@nestjs/common';
import { TicketQueuesRepository, type WaitingTicket } from './ticket-queues.repository.js';

export type { WaitingTicket } from './ticket-queues.repository.js';

const inTheField = ['triaged', 'assigned', 'accepted', 'en_route', 'in_progress', 'on_hold'] as const;

/** Tickets as dispatch looks at them. */
@Injectable()
export class TicketQueuesService {
  constructor(private readonly repository: TicketQueuesRepository) {}

  /** Triaged and nobody's, the most urgent first; all of them or those of the ids that are so. */
  waiting(organizationId: number, limit: number, ids?: readonly number[]): Promise<WaitingTicket[]> {
    return this.repository.waiting(organizationId, { ids, limit });
  }

  /** From triage until the work is done: first those that wait, the most urgent first. */
  inField(organizationId: number, limit: number): Promise<{ id: number; locationId: number | null }[]> {
    return this.repository.idsIn(organizationId, inTheField, limit);
  }
}
