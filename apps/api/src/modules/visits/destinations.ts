import { Injectable } from '@nestjs/common';
import type { Coordinates } from '@scanfix/shared-types';
import { LocationsService } from '../locations/locations.service.js';

export interface Destination {
  coordinates: Coordinates | null;
  address: string | null;
}

const nowhere: Destination = { coordinates: null, address: null };

/** Where tickets are on the map: a room is where its building is. */
@Injectable()
export class Destinations {
  constructor(private readonly locations: LocationsService) {}

  async of(organizationId: number, { locationId }: { locationId: number | null }): Promise<Destination> {
    return locationId === null ? nowhere : (await this.byLocation(organizationId, [locationId]))(locationId);
  }

  async byLocation(organizationId: number, locationIds: readonly (number | null)[]): Promise<(locationId: number | null) => Destination> {
    const ids = [...new Set(locationIds.filter((id) => id !== null))];
    if (ids.length === 0) return () => nowhere;
    const [coordinates, addresses] = await Promise.all([this.locations.coordinatesOf(organizationId, ids), this.locations.addressesOf(organizationId, ids)]);
    return (id) => (id === null ? nowhere : { coordinates: coordinates.get(id) ?? null, address: addresses.get(id) ?? null });
  }
}
