import { Injectable } from '@nestjs/common';
import type { Urgency } from '@scanfix/shared-types';
import { callOutOf, type CallOut } from './call-out.js';
import type { PricesInForce } from './price-books.service.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { weekClockOf } from '../../platform/time/week-clock.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { DayKindsService } from '../service-levels/day-kinds.service.js';

export interface Call {
  organizationId: number;
  /** Where somebody is to come; null where nobody said. */
  locationId: number | null;
  at: Date;
  urgency: Urgency;
  /** In place of the way from the price's origin to there. */
  distanceMeters?: number | undefined;
}

/** What coming costs, at that hour, to that place. */
@Injectable()
export class CallOutsService {
  constructor(
    private readonly locations: LocationsService,
    private readonly organizations: OrganizationsService,
    private readonly dayKinds: DayKindsService,
  ) {}

  async of({ callOut }: PricesInForce, { organizationId, locationId, at, urgency, distanceMeters: given }: Call): Promise<CallOut> {
    const { timeZone } = await this.organizations.settings(organizationId);
    const { day, time } = weekClockOf(at, timeZone);
    const [kind, places] = await Promise.all([
      this.dayKinds.of(organizationId, day),
      callOut.origin === null || locationId === null ? null : this.locations.coordinatesOf(organizationId, [locationId]),
    ]);
    const place = locationId === null ? undefined : places?.get(locationId);
    return callOutOf(callOut, { distanceMeters: given ?? (callOut.origin && place ? distanceMeters(callOut.origin, place) : null), time, day: kind, urgency });
  }
}
