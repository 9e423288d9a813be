import { Injectable } from '@nestjs/common';
import { priorities, urgencies, type Coordinates } from '@scanfix/shared-types';
import type { TicketFacts } from './scoring.facts.js';
import type { ScoringRules } from './scoring.js';
import { toSystem } from '../../platform/geo/coordinate-systems.js';
import { weekClockOf } from '../../platform/time/week-clock.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { EngineersService, type EngineerFacts } from '../engineers/engineers.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import type { WaitingTicket } from '../tickets/ticket-queues.service.js';
import { VisitsService } from '../visits/visits.service.js';

/** Of a ticket, waiting or not. */
export type TicketToScore = Pick<WaitingTicket, 'id' | 'priority' | 'urgency' | 'categoryId' | 'assetId' | 'locationId' | 'wishedEngineerId' | 'excludedEngineerIds' | 'preferredFrom'>;

/** Everything that is needed to say who is good for which ticket. */
export interface DispatchFacts {
  now: Date;
  engineers: EngineerFacts[];
  rules: ScoringRules;
  /** In the order of the tickets asked for. */
  tickets: TicketFacts[];
}

/** Reads what scoring needs: a fixed number of queries, however many engineers, tickets and visits there are. */
@Injectable()
export class DispatchFactsReader {
  constructor(
    private readonly engineers: EngineersService,
    private readonly locations: LocationsService,
    private readonly visits: VisitsService,
    private readonly settings: DispatchSettingsService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** With everybody who could go, or one engineer. @throws DomainError `not-found` where the one is no engineer */
  async read(organizationId: number, tickets: readonly TicketToScore[], engineerId?: number): Promise<DispatchFacts> {
    const now = new Date();
    const locationIds = tickets.map(({ locationId }) => locationId).filter((id) => id !== null);
    const assetIds = [...new Set(tickets.map(({ assetId }) => assetId).filter((id) => id !== null))];
    const [engineers, { weights, travelSpeedKmh }, { timeZone }, coordinates, ancestors, histories] = await Promise.all([
      engineerId === undefined ? this.engineers.all(organizationId, now) : [await this.engineers.one(organizationId, engineerId, now)], this.settings.settings(organizationId), this.organizations.settings(organizationId),
      this.locations.coordinatesOf(organizationId, locationIds), this.locations.ancestors(organizationId, locationIds), this.visits.historyWithAssets(organizationId, assetIds),
    ]);
    return {
      now, engineers: engineers.map(inOneSystem), rules: { weights, travelSpeedKmh },
      tickets: tickets.map((ticket) => ({
        id: ticket.id, rank: rankOf(ticket), categoryId: ticket.categoryId, assetId: ticket.assetId, wishedEngineerId: ticket.wishedEngineerId, excludedEngineerIds: ticket.excludedEngineerIds ?? [],
        coordinates: inGcj02(found(coordinates, ticket.locationId)),
        locationIds: found(ancestors, ticket.locationId) ?? [],
        when: whenOf(ticket.preferredFrom, now, timeZone),
        history: found(histories, ticket.assetId) ?? new Map<number, number>(),
      })),
    };
  }

  /** Places of tickets on the map. */
  async coordinates(organizationId: number, tickets: readonly { id: number; locationId: number | null }[]): Promise<Map<number, Coordinates>> {
    const places = await this.locations.coordinatesOf(organizationId, tickets.map(({ locationId }) => locationId).filter((id) => id !== null));
    return new Map(tickets.flatMap(({ id, locationId }) => {
      const place = found(places, locationId);
      return place ? [[id, place] as const] : [];
    }));
  }
}

/** Converted once, not for each pair of a ticket and an engineer. */
function inOneSystem(engineer: EngineerFacts): EngineerFacts {
  const coordinates = inGcj02(engineer.start?.coordinates ?? null);
  return engineer.start && coordinates ? { ...engineer, start: { ...engineer.start, coordinates } } : engineer;
}

function inGcj02(place: Coordinates | null): Coordinates | null {
  return place && toSystem(place, 'GCJ-02');
}

/** In the order of the queue: 0 is the most urgent. */
export function rankOf({ priority, urgency }: Pick<WaitingTicket, 'priority' | 'urgency'>): number {
  return (priorities.length - 1 - priorities.indexOf(priority ?? 'normal')) * urgencies.length + (urgencies.length - 1 - urgencies.indexOf(urgency));
}

function found<Value>(map: ReadonlyMap<number, Value>, id: number | null): Value | null {
  return id === null ? null : map.get(id) ?? null;
}

/** The preferred time decides while it is still to come. */
function whenOf(preferredFrom: Date | null, now: Date, timeZone: string): TicketFacts['when'] {
  const preferred = preferredFrom !== null && preferredFrom > now;
  const at = preferred ? preferredFrom : now;
  return { at, clock: weekClockOf(at, timeZone), preferred };
}
