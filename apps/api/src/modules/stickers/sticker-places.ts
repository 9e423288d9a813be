import { Injectable } from '@nestjs/common';
import type { StickerHistoryRow } from './sticker-history.entity.js';
import type { Sticker } from './sticker.entity.js';
import { StickersRepository } from './stickers.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import { LocationsService } from '../locations/locations.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';

/** What a sticker hangs on, with the names of this moment, as the history keeps them. */
export type StickerPlace = Pick<StickerHistoryRow, 'assetId' | 'assetName' | 'locationId' | 'locationPath'>;

/** Names of locations from the root downwards, by id; read before the transaction, which must not wait for a second connection. */
export type LocationPaths = ReadonlyMap<number, string[]>;

type Target = { assetId?: number | null; locationId?: number | null };

export const blankPlace: StickerPlace = { assetId: null, assetName: null, locationId: null, locationPath: null };

/** The devices and locations that stickers hang on, through the services of their modules. */
@Injectable()
export class StickerPlaces {
  constructor(
    private readonly stickers: StickersRepository,
    private readonly assets: AssetsService,
    private readonly locations: LocationsService,
  ) {}

  async paths(organizationId: number, locationIds: (number | null | undefined)[]): Promise<LocationPaths> {
    const ids = locationIds.filter((id) => id != null);
    if (ids.length === 0) return new Map();
    const summaries = await this.locations.summaries(organizationId, ids);
    return new Map([...summaries].map(([id, { path }]) => [id, path]));
  }

  /** Locks what a sticker is to be bound to. @throws DomainError `not-found` or `asset-retired` */
  async hold(transaction: Transaction, organizationId: number, { assetId, locationId }: Target, paths: LocationPaths): Promise<StickerPlace> {
    if (assetId != null) {
      const asset = await this.assets.lock(transaction, organizationId, assetId);
      if (asset.status === 'retired') throw new DomainError('asset-retired');
      return { ...blankPlace, assetId, assetName: asset.name };
    }
    const locationPath = locationId == null ? undefined : paths.get(locationId);
    if (locationId == null || locationPath === undefined) throw new DomainError('not-found');
    await this.locations.hold(transaction, organizationId, locationId);
    return { ...blankPlace, locationId, locationPath };
  }

  /** As `hold` for where a lost sticker was; null when that place is no longer free for it. */
  async holdIfFree(transaction: Transaction, sticker: Sticker, paths: LocationPaths): Promise<StickerPlace | null> {
    if (sticker.assetId === null && sticker.locationId === null) return null;
    try {
      const place = await this.hold(transaction, sticker.organizationId, sticker, paths);
      if (place.assetId === null) return place;
      return await this.stickers.lockLiveOfAsset(transaction, sticker.organizationId, place.assetId) === null ? place : null;
    } catch (error) {
      if (error instanceof DomainError && (error.code === 'not-found' || error.code === 'asset-retired')) return null;
      throw error;
    }
  }

  /** Where a sticker is, or was when it was lost. Locks the device, so that it can be vacated. */
  async of(transaction: Transaction, { organizationId, assetId, locationId }: Sticker, paths: LocationPaths): Promise<StickerPlace> {
    if (assetId !== null) return { ...blankPlace, assetId, assetName: (await this.assets.lock(transaction, organizationId, assetId)).name };
    if (locationId === null) return blankPlace;
    return { ...blankPlace, locationId, locationPath: paths.get(locationId) ?? null };
  }

  async occupy(transaction: Transaction, sticker: Sticker, assetId: number | null): Promise<void> {
    if (assetId !== null) await this.assets.setSticker(transaction, sticker.organizationId, assetId, sticker.code);
  }

  async vacate(transaction: Transaction, { organizationId, assetId }: Sticker): Promise<void> {
    if (assetId !== null) await this.assets.setSticker(transaction, organizationId, assetId, null);
  }
}
