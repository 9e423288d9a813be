import { Injectable } from '@nestjs/common';
import type { BindStickerRequest, StickerAction } from '@scanfix/shared-types';
import { StickerBatchesRepository } from './sticker-batches.repository.js';
import { StickerHistoryRepository } from './sticker-history.repository.js';
import { blankPlace, StickerPlaces, type LocationPaths, type StickerPlace } from './sticker-places.js';
import type { Sticker } from './sticker.entity.js';
import { refusalOf, transitionOf } from './sticker.transitions.js';
import { StickersRepository } from './stickers.repository.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';

type Change = Exclude<StickerAction, 'bind'>;

/** Each action in one transaction: lock the sticker and its device, change both, write the history. */
@Injectable()
export class StickerLifecycleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stickers: StickersRepository,
    private readonly history: StickerHistoryRepository,
    private readonly batches: StickerBatchesRepository,
    private readonly places: StickerPlaces,
    private readonly audit: AuditService,
  ) {}

  /** Binding again what is bound so already changes nothing, so that a retry after a lost answer succeeds. */
  async bind(actor: Actor, id: number, request: BindStickerRequest): Promise<void> {
    if (request.assetId === undefined && request.locationId === undefined) throw invalidField('assetId', 'required');
    if (request.assetId !== undefined && request.locationId !== undefined) throw invalidField('locationId', 'not-together');
    const paths = await this.pathsAround(actor, id, request.locationId);
    await this.unitOfWork.run(async (transaction) => {
      const sticker = await this.lock(transaction, actor, id);
      if (sticker.status === 'bound' && isAt(sticker, request)) return;
      const replacing = request.replace === true;
      const refusal = refusalOf('bind', sticker.status);
      if (refusal !== null && !(refusal === 'sticker-already-bound' && replacing)) {
        throw new DomainError(refusal, refusal === 'sticker-already-bound' ? contextOf('sticker', sticker, await this.places.of(transaction, sticker, paths)) : undefined);
      }
      const place = await this.places.hold(transaction, actor.organizationId, request, paths);
      await this.freeAsset(transaction, actor, place, replacing, paths);
      if (sticker.status === 'bound') await this.release(transaction, actor, sticker, paths);
      await this.settle(transaction, sticker, place);
      await this.write(transaction, actor, sticker, 'bind', place, null);
    });
  }

  unbind(actor: Actor, id: number, reason: string): Promise<void> {
    return this.leave(actor, id, 'unbind', reason);
  }

  /** The device is free for another sticker; the lost one remembers it for the day it is found. */
  markLost(actor: Actor, id: number, reason: string): Promise<void> {
    return this.leave(actor, id, 'mark-lost', reason);
  }

  void(actor: Actor, id: number, reason: string): Promise<void> {
    return this.leave(actor, id, 'void', reason);
  }

  /** Back to where it was; blank where another sticker, a retirement or a removal took that place meanwhile. */
  async markFound(actor: Actor, id: number): Promise<void> {
    const paths = await this.pathsAround(actor, id);
    await this.unitOfWork.run(async (transaction) => {
      const sticker = await this.lockFor(transaction, actor, id, 'mark-found');
      const place = await this.places.holdIfFree(transaction, sticker, paths);
      if (place === null) await this.stickers.update(transaction, sticker.id, { status: 'blank', ...noPlace, boundAt: null });
      else await this.settle(transaction, sticker, place);
      await this.write(transaction, actor, sticker, 'mark-found', place ?? blankPlace, null);
    });
  }

  private async leave(actor: Actor, id: number, action: Change, reason: string): Promise<void> {
    const paths = await this.pathsAround(actor, id);
    await this.unitOfWork.run(async (transaction) => {
      const sticker = await this.lockFor(transaction, actor, id, action);
      const place = await this.places.of(transaction, sticker, paths);
      const { to } = transitionOf(action);
      const remembered = to === 'lost' ? { liveAssetId: null } : { ...noPlace, boundAt: null };
      await this.stickers.update(transaction, sticker.id, { status: to, ...remembered });
      if (sticker.status === 'bound') await this.places.vacate(transaction, sticker);
      await this.write(transaction, actor, sticker, action, place, reason);
      if (sticker.status === 'bound') await this.countBound(transaction, sticker, -1);
    });
  }

  /** The sticker that the device has already makes way, or refuses. */
  private async freeAsset(transaction: Transaction, actor: Actor, place: StickerPlace, replacing: boolean, paths: LocationPaths): Promise<void> {
    if (place.assetId === null) return;
    const other = await this.stickers.lockLiveOfAsset(transaction, actor.organizationId, place.assetId);
    if (!other) return;
    if (!replacing) throw new DomainError('sticker-already-bound', contextOf('asset', other, place));
    await this.release(transaction, actor, other, paths);
  }

  /** Takes a sticker off its place because another binding replaces it. */
  private async release(transaction: Transaction, actor: Actor, sticker: Sticker, paths: LocationPaths): Promise<void> {
    const place = await this.places.of(transaction, sticker, paths);
    await this.stickers.update(transaction, sticker.id, { status: 'blank', ...noPlace, boundAt: null });
    await this.places.vacate(transaction, sticker);
    await this.history.add(transaction, [this.row(actor, sticker, 'unbind', place, null)]);
    await this.audit.record(transaction, actor, {
      action: 'sticker.replaced', subject: 'sticker', subjectId: sticker.id, label: sticker.code, data: { assetId: place.assetId, locationId: place.locationId },
    });
    await this.countBound(transaction, sticker, -1);
  }

  private async settle(transaction: Transaction, sticker: Sticker, place: StickerPlace): Promise<void> {
    const { assetId, locationId } = place;
    await this.stickers.update(transaction, sticker.id, { status: 'bound', assetId, locationId, liveAssetId: assetId, boundAt: new Date() });
    await this.places.occupy(transaction, sticker, assetId);
    await this.countBound(transaction, sticker, 1);
  }

  private async write(transaction: Transaction, actor: Actor, sticker: Sticker, action: StickerAction, place: StickerPlace, reason: string | null): Promise<void> {
    await this.history.add(transaction, [this.row(actor, sticker, action, place, reason)]);
    if (!transitionOf(action).audited) return;
    const { assetId, locationId } = place;
    await this.audit.record(transaction, actor, {
      action: `sticker.${action}`, subject: 'sticker', subjectId: sticker.id, label: sticker.code, data: { from: sticker.status, assetId, locationId, reason },
    });
  }

  private row(actor: Actor, sticker: Sticker, action: StickerAction, place: StickerPlace, reason: string | null) {
    return { organizationId: sticker.organizationId, stickerId: sticker.id, action, at: new Date(), actorId: actor.userId, ...place, reason };
  }

  private async countBound(transaction: Transaction, sticker: Sticker, difference: number): Promise<void> {
    if (sticker.batchId !== null) await this.batches.addBound(transaction, sticker.batchId, difference);
  }

  private async pathsAround(actor: Actor, id: number, locationId?: number): Promise<LocationPaths> {
    const sticker = await this.stickers.find(actor.organizationId, id);
    return this.places.paths(actor.organizationId, [sticker?.locationId, locationId]);
  }

  private async lock(transaction: Transaction, actor: Actor, id: number): Promise<Sticker> {
    const sticker = await this.stickers.lock(transaction, actor.organizationId, id);
    if (!sticker) throw new DomainError('not-found');
    return sticker;
  }

  private async lockFor(transaction: Transaction, actor: Actor, id: number, action: Change): Promise<Sticker> {
    const sticker = await this.lock(transaction, actor, id);
    const refusal = refusalOf(action, sticker.status);
    if (refusal !== null) throw new DomainError(refusal);
    return sticker;
  }
}

const noPlace = { assetId: null, locationId: null, liveAssetId: null };

function isAt(sticker: Sticker, { assetId, locationId }: BindStickerRequest): boolean {
  return sticker.assetId === (assetId ?? null) && sticker.locationId === (locationId ?? null);
}

/** `conflict`: whether it is the scanned sticker that hangs elsewhere, or the device that has another one. */
function contextOf(conflict: 'sticker' | 'asset', sticker: Sticker, place: StickerPlace): Record<string, string | number | null> {
  return {
    conflict, stickerCode: sticker.code, assetId: place.assetId, assetName: place.assetName, locationId: place.locationId,
    locationPath: place.locationPath?.join(' / ') ?? null,
  };
}
