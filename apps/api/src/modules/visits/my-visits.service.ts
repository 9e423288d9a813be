import { Injectable } from '@nestjs/common';
import type { EngineerPosition, MyVisit, VisitView } from '@scanfix/shared-types';
import { Destinations } from './destinations.js';
import type { AcceptWorkDto } from './dto/work-log.dto.js';
import { isShownToRequesters, isUnderWay, myVisitOf } from './my-visit.mapper.js';
import { Signatures } from './signatures.js';
import { VisitViewsService } from './visit-views.service.js';
import { VisitsRepository } from './visits.repository.js';
import type { Actor, Visitor } from '../../platform/auth/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toSystem } from '../../platform/geo/coordinate-systems.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { EngineersService } from '../engineers/engineers.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';
import type { RequestingCaller } from '../tickets/ticket-actions.service.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** Who comes, and what was done, for those who wait for it. */
@Injectable()
export class MyVisitsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: TicketAccessService,
    private readonly tickets: TicketsService,
    private readonly visits: VisitsRepository,
    private readonly views: VisitViewsService,
    private readonly signatures: Signatures,
    private readonly engineers: EngineersService,
    private readonly destinations: Destinations,
    private readonly settings: DispatchSettingsService,
  ) {}

  async ofRequester(actor: Actor, ticketId: number): Promise<MyVisit[]> {
    return this.show(await this.access.requester(actor, ticketId), ticketId);
  }

  async ofLinkHolder(visitor: Visitor, followToken: string): Promise<MyVisit[]> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.show(caller, ticketId);
  }

  async acceptAsRequester(actor: Actor, ticketId: number, dto: AcceptWorkDto): Promise<MyVisit[]> {
    return this.accept(await this.access.requester(actor, ticketId), ticketId, dto);
  }

  async acceptAsLinkHolder(visitor: Visitor, followToken: string, dto: AcceptWorkDto): Promise<MyVisit[]> {
    const { ticketId, ...caller } = await this.access.linkHolder(visitor, followToken);
    return this.accept(caller, ticketId, dto);
  }

  /** The requester's own hand, where nobody signed on the engineer's screen. */
  private async accept(caller: RequestingCaller, ticketId: number, { signerName, image }: AcceptWorkDto): Promise<MyVisit[]> {
    const { viewer, organizationId, request } = caller;
    if (viewer.kind !== 'requester' || !viewer.reporter) throw new DomainError('forbidden');
    await this.unitOfWork.once(request, async (transaction) => {
      const ticket = await this.tickets.lock(transaction, organizationId, ticketId);
      if (ticket.state !== 'completed') throw new DomainError('action-not-allowed', { action: 'acceptance', state: ticket.state });
      const visit = await this.visits.lockLastCompleted(transaction, organizationId, ticketId);
      if (!visit) throw new DomainError('action-not-allowed', { action: 'acceptance', state: ticket.state });
      await this.signatures.add(transaction, visit, { kind: 'remote', signerName, signerId: viewer.userId, signedAt: new Date() }, image, 'image');
      await this.tickets.note(transaction, caller, ticket, { kind: 'signature', data: { engineerId: visit.engineerId, visitId: visit.id, method: 'remote' } });
      return null;
    });
    return this.show(caller, ticketId);
  }

  /** Newest first. */
  private async show({ organizationId, viewer }: RequestingCaller, ticketId: number): Promise<MyVisit[]> {
    const [ticket, all] = await Promise.all([this.tickets.find(organizationId, ticketId), this.views.ofTicket(organizationId, ticketId)]);
    if (!ticket) throw new DomainError('not-found');
    const reporter = viewer.kind === 'requester' && viewer.reporter;
    const shown = all.filter(isShownToRequesters).reverse();
    const wanted = ticket.state === 'completed' && reporter ? shown.find(({ outcome }) => outcome === 'completed') : undefined;
    const { coordinates } = await this.destinations.of(organizationId, ticket);
    const destination = coordinates && toSystem(coordinates, 'GCJ-02');
    return Promise.all(shown.map(async (visit) => {
      const position = isUnderWay(visit) ? await this.positionOn(organizationId, visit) : null;
      return myVisitOf(visit, {
        reporter, position, destination, acceptanceWanted: visit === wanted && visit.signature === null,
        arrivesAt: position && destination ? await this.arrival(organizationId, position, distanceMeters(position.coordinates, destination)) : null,
      });
    }));
  }

  /** For a map, so in the map's system; not where the engineer was before they set out to this requester. */
  private async positionOn(organizationId: number, { engineer, departedAt }: VisitView): Promise<EngineerPosition | null> {
    const position = await this.engineers.positionOf(organizationId, engineer.id);
    if (!position || departedAt === null || position.at < departedAt) return null;
    return { ...position, coordinates: toSystem(position.coordinates, 'GCJ-02') };
  }

  /** An estimate: the straight line at the organization's speed, counted from the last position; never in the past. */
  private async arrival(organizationId: number, { at }: EngineerPosition, meters: number): Promise<string> {
    const { travelSpeedKmh } = await this.settings.settings(organizationId);
    const hours = meters / 1000 / travelSpeedKmh;
    return new Date(Math.max(Date.now(), Date.parse(at) + hours * 3_600_000)).toISOString();
  }
}
