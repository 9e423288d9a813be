import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AssignmentsService } from './assignments.service.js';
import { ticketWaiting, type TicketWaiting } from './dispatch.events.js';
import { DispatchFactsReader, type DispatchFacts } from './dispatch-facts.js';
import type { TicketFacts } from './scoring.facts.js';
import { ranked, readableParts } from './scoring.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { plainMessage } from '../../platform/errors/plain-message.js';
import { Outbox, type DomainEvent } from '../../platform/outbox/outbox.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { TicketQueuesService } from '../tickets/ticket-queues.service.js';
import { TicketsService, type TicketTransition } from '../tickets/tickets.service.js';
import { VisitsService } from '../visits/visits.service.js';

/** At once, when the clock looks for tickets that nobody could take before. */
const swept = 200;
/** Whoever is best may be taken by the time it is written down; a few more are tried. */
const tries = 5;

/** Where the organization wants it, the system sends the best engineer as soon as a ticket waits. */
@Injectable()
export class AutomaticDispatch implements OnModuleInit {
  private readonly logger = new Logger('AutomaticDispatch');

  constructor(
    private readonly outbox: Outbox,
    private readonly scheduler: Scheduler,
    private readonly settings: DispatchSettingsService,
    private readonly queues: TicketQueuesService,
    private readonly tickets: TicketsService,
    private readonly visits: VisitsService,
    private readonly facts: DispatchFactsReader,
    private readonly assignments: AssignmentsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.tickets.onTransition((transaction, transition) => this.announce(transaction, transition));
    this.outbox.listen({
      event: ticketWaiting, listener: 'dispatch.ticket-waiting',
      handle: ({ organizationId, payload }: DomainEvent<TicketWaiting>) => this.assign(organizationId, [payload.ticketId]),
    });
    this.scheduler.add({ name: 'dispatch-waiting', schedule: '*/5 * * * *', run: () => this.sweep() });
  }

  /** Public for its test: shifts begin, places become free, and tickets that nobody could take can be taken. */
  async sweep(): Promise<void> {
    for (const organizationId of await this.settings.automaticOrganizations()) {
      try {
        await this.assign(organizationId);
      } catch (error) {
        this.logger.error(`organization ${organizationId}: ${plainMessage(error)}`);
      }
    }
  }

  /** Inside the ticket's transaction: settings that are not at hand are not waited for there, the listener looks again anyway. */
  private async announce(transaction: Transaction, { organizationId, ticket, to }: TicketTransition): Promise<void> {
    if (to !== 'triaged' || this.settings.atHand(organizationId)?.automatic === 'off') return;
    const payload: TicketWaiting = { ticketId: ticket.id };
    await this.outbox.add(transaction, { organizationId, name: ticketWaiting, payload });
  }

  /** Of these, or of all, those that still wait: a repeated event finds nothing to do. */
  private async assign(organizationId: number, ticketIds?: readonly number[]): Promise<void> {
    const { automatic, automaticMinimumPercent } = await this.settings.settings(organizationId);
    if (automatic === 'off') return;
    const waiting = await this.queues.waiting(organizationId, swept, ticketIds);
    if (waiting.length === 0) return;
    const [facts, refused] = await Promise.all([this.facts.read(organizationId, waiting), this.visits.refusedBy(organizationId, waiting.map(({ id }) => id))]);
    for (const ticket of facts.tickets) {
      // A thousand scores are some milliseconds: others have their turn in between.
      await setImmediate();
      await this.assignOne(organizationId, ticket, facts, refused.get(ticket.id) ?? new Set(), automaticMinimumPercent);
    }
  }

  private async assignOne(organizationId: number, ticket: TicketFacts, { engineers, rules }: DispatchFacts, refused: ReadonlySet<number>, minimumPercent: number): Promise<void> {
    const good = ranked(ticket, engineers, rules).filter(({ engineer, score }) => score.obstacles.length === 0 && score.percent >= minimumPercent && !refused.has(engineer.id));
    for (const { engineer, score } of good.slice(0, tries)) {
      const sent = await this.unitOfWork.run((transaction) => this.assignments.assignIfFree(
        transaction, this.tickets.system(organizationId), ticket.id, { engineerId: engineer.id, method: 'automatic', recommendation: readableParts(score) },
      ));
      if (!sent) continue;
      // The next ticket of the same look sees one job more.
      engineer.openJobs += 1;
      return;
    }
  }
}
