import { Injectable } from '@nestjs/common';
import type { Coordinates, DispatchSettings } from '@scanfix/shared-types';
import { allowedMeters } from './check-in.rules.js';
import { Destinations } from './destinations.js';
import type { CheckInDto } from './dto/check-in.dto.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { distanceMeters } from '../../platform/geo/distance.js';
import { DispatchSettingsService } from '../dispatch-settings/dispatch-settings.service.js';
import { StickersService, type ResolvedSticker } from '../stickers/stickers.service.js';
import type { LockedTicket } from '../tickets/tickets.service.js';

/** What a check-in is judged by; read before the transaction. */
export interface CheckInFacts {
  destination: Coordinates | null;
  sticker: ResolvedSticker | null;
  settings: DispatchSettings;
}

/** Whether somebody is where the device is. */
@Injectable()
export class CheckInProof {
  constructor(
    private readonly destinations: Destinations,
    private readonly stickers: StickersService,
    private readonly settings: DispatchSettingsService,
  ) {}

  async facts(organizationId: number, ticket: Pick<LockedTicket, 'locationId'>, dto: CheckInDto): Promise<CheckInFacts> {
    const [{ coordinates }, sticker, settings] = await Promise.all([
      this.destinations.of(organizationId, ticket), dto.method === 'sticker' ? this.sticker(dto.stickerCode) : null, this.settings.settings(organizationId),
    ]);
    return { destination: coordinates, sticker, settings };
  }

  /**
   * Metres to the device, or null where one of the two places is not known.
   * @throws DomainError `place-unknown`, `position-required`, `position-too-inaccurate`, `too-far-away`, `wrong-sticker`, `validation-failed`
   */
  judge(ticket: Pick<LockedTicket, 'organizationId' | 'assetId' | 'locationId'>, dto: CheckInDto, { destination, sticker, settings }: CheckInFacts): number | null {
    const distance = destination && dto.coordinates ? distanceMeters(destination, dto.coordinates) : null;
    if (dto.method === 'geofence') requireNear(dto, destination, distance, settings);
    if (dto.method === 'sticker' && !isOn(sticker, ticket)) throw new DomainError('wrong-sticker');
    if (dto.method === 'manual') {
      if (!dto.reason) throw invalidField('reason', 'required');
      if (!dto.photo) throw invalidField('photo', 'required');
    }
    return distance;
  }

  /** A code that nobody printed is a wrong sticker too: the job is there, only the label is another one. */
  private async sticker(code: string | undefined): Promise<ResolvedSticker | null> {
    if (!code) throw invalidField('stickerCode', 'required');
    try {
      return await this.stickers.resolve(code);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

function requireNear(dto: CheckInDto, destination: Coordinates | null, distance: number | null, { geofenceMeters, accuracyLimitMeters }: DispatchSettings): void {
  if (!destination) throw new DomainError('place-unknown');
  if (distance === null) throw new DomainError('position-required');
  const accuracy = dto.accuracyMeters ?? null;
  const allowed = allowedMeters(geofenceMeters, accuracyLimitMeters, accuracy);
  if (distance <= allowed) return;
  const context = { distanceMeters: Math.round(distance), allowedMeters: Math.round(allowed) };
  // Perhaps near, perhaps not: standing under the sky for a moment helps, walking does not.
  if (accuracy !== null && distance <= geofenceMeters + accuracy) throw new DomainError('position-too-inaccurate', { ...context, accuracyMeters: Math.round(accuracy) });
  throw new DomainError('too-far-away', context);
}

/** The sticker of the ticket's device; or of its place, where the ticket is about no device. */
function isOn(sticker: ResolvedSticker | null, { organizationId, assetId, locationId }: Pick<LockedTicket, 'organizationId' | 'assetId' | 'locationId'>): boolean {
  if (sticker?.status !== 'bound' || sticker.organizationId !== organizationId) return false;
  return (assetId !== null && sticker.assetId === assetId) || (locationId !== null && sticker.locationId === locationId);
}
