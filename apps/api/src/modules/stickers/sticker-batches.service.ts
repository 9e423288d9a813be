import { Injectable } from '@nestjs/common';
import { maximumBatchSize, type CreateStickerBatchRequest, type FieldError, type Page, type PageQuery, type StickerBatch } from '@scanfix/shared-types';
import { StickerBatchesRepository } from './sticker-batches.repository.js';
import { StickerHistoryRepository } from './sticker-history.repository.js';
import { blankPlace, StickerPlaces, type LocationPaths, type StickerPlace } from './sticker-places.js';
import { batchOf } from './sticker.mapper.js';
import { StickersRepository } from './stickers.repository.js';
import { AssetsService } from '../assets/assets.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Why a chosen device or location gets no sticker. */
type Obstacle = 'not-found' | 'has-sticker' | 'retired';

/** Stickers made together: blank ones to be bound on site, or one for each chosen device or location. */
@Injectable()
export class StickerBatchesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: StickerBatchesRepository,
    private readonly stickers: StickersRepository,
    private readonly history: StickerHistoryRepository,
    private readonly places: StickerPlaces,
    private readonly assets: AssetsService,
  ) {}

  async list(actor: Actor, { cursor, limit = 20 }: PageQuery): Promise<Page<StickerBatch>> {
    const rows = await this.batches.page(actor.organizationId, decodeCursor(cursor, 'id')?.[0] ?? null, limit + 1);
    return pageOf(rows, limit, ({ id }) => [id], batchOf);
  }

  /**
   * All or nothing: who is in the way is named in `errors` as `assetIds.<id>` or `locationIds.<id>`.
   * @throws DomainError `not-found` when one of them does not exist, `validation-failed` when one has a sticker or is retired
   */
  async create(actor: Actor, request: CreateStickerBatchRequest): Promise<StickerBatch> {
    const { assetIds, locationIds } = chosenIn(request);
    const paths = await this.places.paths(actor.organizationId, locationIds);
    const id = await this.unitOfWork.once(actor, async (transaction) => {
      const places = [
        ...Array.from({ length: request.blank ?? 0 }, () => blankPlace),
        ...await this.freePlaces(transaction, actor, assetIds, locationIds, paths),
      ];
      return this.insert(transaction, actor, request.name, places);
    });
    const batch = await this.batches.find(actor.organizationId, id);
    if (!batch) throw new DomainError('not-found');
    return batchOf(batch);
  }

  /** Locks every device and location in the order of their ids, so that two batches never wait for each other in a circle. */
  private async freePlaces(transaction: Transaction, actor: Actor, assetIds: number[], locationIds: number[], paths: LocationPaths): Promise<StickerPlace[]> {
    const { organizationId } = actor;
    const obstacles = new Map<string, Obstacle>();
    const found = new Map<string, StickerPlace>();
    for (const id of [...assetIds].sort((a, b) => a - b)) {
      const place = await this.holdAsset(transaction, organizationId, id);
      if (typeof place === 'string') obstacles.set(`assetIds.${id}`, place);
      else found.set(`assetIds.${id}`, place);
    }
    const taken = await this.stickers.boundPerLocation(organizationId, locationIds, transaction);
    for (const id of [...locationIds].sort((a, b) => a - b)) {
      if (!paths.has(id)) obstacles.set(`locationIds.${id}`, 'not-found');
      else if (taken.has(id)) obstacles.set(`locationIds.${id}`, 'has-sticker');
      else found.set(`locationIds.${id}`, await this.places.hold(transaction, organizationId, { locationId: id }, paths));
    }
    if (obstacles.size > 0) throw refusal(obstacles);
    // The order in which they were chosen is the order on the sheet.
    return [...assetIds.map((id) => `assetIds.${id}`), ...locationIds.map((id) => `locationIds.${id}`)].flatMap((key) => found.get(key) ?? []);
  }

  private async holdAsset(transaction: Transaction, organizationId: number, id: number): Promise<StickerPlace | Obstacle> {
    try {
      const asset = await this.assets.lock(transaction, organizationId, id);
      if (asset.status === 'retired') return 'retired';
      return asset.stickerCode === null ? { ...blankPlace, assetId: id, assetName: asset.name } : 'has-sticker';
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') return 'not-found';
      throw error;
    }
  }

  private async insert(transaction: Transaction, actor: Actor, name: string, places: StickerPlace[]): Promise<number> {
    const { organizationId, userId } = actor;
    const now = new Date();
    const bound = places.filter((place) => place !== blankPlace).length;
    const batchId = await this.batches.insert(transaction, { organizationId, name, size: places.length, boundCount: bound, createdBy: userId, createdAt: now });
    const inserted = await this.stickers.insertWithNewCodes(transaction, places.map(({ assetId, locationId }) => {
      const blank = assetId === null && locationId === null;
      return {
        organizationId, status: blank ? 'blank' as const : 'bound' as const, batchId, assetId, locationId, liveAssetId: assetId, boundAt: blank ? null : now, createdAt: now,
      };
    }));
    await this.history.add(transaction, inserted.map(({ id }, index) => ({
      organizationId, stickerId: id, action: 'create' as const, at: now, actorId: userId, ...places[index] ?? blankPlace, reason: null,
    })));
    for (const [index, { code }] of inserted.entries()) {
      const assetId = places[index]?.assetId;
      if (assetId != null) await this.assets.setSticker(transaction, organizationId, assetId, code);
    }
    return batchId;
  }
}

/** Exactly one kind, at least one sticker, not more than a batch may have; a device chosen twice gets one. */
function chosenIn({ blank, assetIds = [], locationIds = [] }: CreateStickerBatchRequest): { assetIds: number[]; locationIds: number[] } {
  const chosen = { assetIds: [...new Set(assetIds)], locationIds: [...new Set(locationIds)] };
  const count = chosen.assetIds.length + chosen.locationIds.length;
  if (blank === undefined && count === 0) throw invalidField('blank', 'required');
  if (blank !== undefined && count > 0) throw invalidField('blank', 'not-together');
  if (count > maximumBatchSize) throw invalidField('locationIds', 'too-many');
  return chosen;
}

function refusal(obstacles: Map<string, Obstacle>): DomainError {
  const errors: FieldError[] = [...obstacles].map(([field, code]) => ({ field, code }));
  return new DomainError([...obstacles.values()].includes('not-found') ? 'not-found' : 'validation-failed', undefined, errors);
}
