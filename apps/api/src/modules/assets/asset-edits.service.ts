import { Injectable } from '@nestjs/common';
import type { SaveAssetRequest } from '@scanfix/shared-types';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { AssetEditsRepository } from './asset-edits.repository.js';
import type { Asset } from './asset.entity.js';
import { assetReinstated, assetRetired, type AssetLifePayload } from './asset.events.js';
import { AssetModelsRepository } from './asset-models.repository.js';
import { serialKeyOf } from './asset.serial.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { LocationsService } from '../locations/locations.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';

export const photosOf = 'asset-photo';
export const manualsOf = 'asset-manual';

const serialTaken = () => new DomainError('serial-number-taken', undefined, [{ field: 'serialNumber', code: 'taken' }]);
const unknown = (field: string) => new DomainError('not-found', undefined, [{ field, code: 'unknown' }]);

/** What the desk does with one device. Each answers the device's id. */
@Injectable()
export class AssetEditsService {
  constructor(
    private readonly edits: AssetEditsRepository,
    private readonly categories: AssetCategoriesRepository,
    private readonly models: AssetModelsRepository,
    private readonly customers: CustomersService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  create(actor: Actor, request: SaveAssetRequest): Promise<number> {
    const { organizationId } = actor;
    return refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      await this.holdReferences(transaction, organizationId, request);
      const id = await this.edits.insert(transaction, { organizationId, ...fieldsOf(request), status: request.status ?? 'in-service', createdAt: new Date() });
      await this.keepFiles(transaction, organizationId, id, request);
      return id;
    }), serialTaken);
  }

  update(actor: Actor, id: number, request: SaveAssetRequest): Promise<number> {
    const { organizationId } = actor;
    return refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const asset = await this.lock(transaction, organizationId, id);
      if (asset.status === 'retired') throw new DomainError('asset-retired');
      if (request.version !== undefined && request.version !== asset.version) throw new DomainError('version-conflict', { version: asset.version });
      await this.holdReferences(transaction, organizationId, request);
      const edited = { ...asset, ...fieldsOf(request), status: request.status ?? asset.status, version: asset.version + 1 };
      await this.edits.update(transaction, edited);
      if (edited.name !== asset.name || edited.serialNumber !== asset.serialNumber) await this.edits.index(transaction, edited);
      await this.keepFiles(transaction, organizationId, id, request);
      return id;
    }), serialTaken);
  }

  retire(actor: Actor, id: number, reason: string | null): Promise<number> {
    return this.unitOfWork.run(async (transaction) => {
      const asset = await this.lock(transaction, actor.organizationId, id);
      if (asset.status === 'retired') throw new DomainError('asset-retired');
      await this.edits.update(transaction, { ...asset, status: 'retired', serialKey: null, retiredAt: new Date(), retiredReason: reason, version: asset.version + 1 });
      await this.announce(transaction, actor, assetRetired, id);
      return id;
    });
  }

  /** Its serial number may belong to another device by now. */
  reinstate(actor: Actor, id: number): Promise<number> {
    return refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const asset = await this.lock(transaction, actor.organizationId, id);
      if (asset.status !== 'retired') throw new DomainError('action-not-allowed');
      const serialKey = serialKeyOf(asset.serialNumber);
      await this.edits.update(transaction, { ...asset, status: 'in-service', serialKey, retiredAt: null, retiredReason: null, version: asset.version + 1 });
      await this.announce(transaction, actor, assetReinstated, id);
      return id;
    }), serialTaken);
  }

  private async lock(transaction: Transaction, organizationId: number, id: number): Promise<Asset> {
    const asset = await this.edits.lock(transaction, organizationId, id);
    if (!asset) throw new DomainError('not-found');
    return asset;
  }

  /** What the device refers to exists, belongs together, and stays until the transaction ends. */
  private async holdReferences(transaction: Transaction, organizationId: number, { categoryId, modelId, customerId, locationId, installedOn, warrantyUntil }: SaveAssetRequest): Promise<void> {
    if (installedOn && warrantyUntil && warrantyUntil < installedOn) throw invalidField('warrantyUntil', 'before-installation');
    if (!(await this.categories.hold(transaction, organizationId, [categoryId])).has(categoryId)) throw unknown('categoryId');
    if (modelId) {
      const model = await this.models.hold(transaction, organizationId, modelId);
      if (!model) throw unknown('modelId');
      if (model.categoryId !== categoryId) throw invalidField('modelId', 'wrong-category');
    }
    if (customerId) await this.customers.require(organizationId, customerId);
    if (locationId) await this.locations.hold(transaction, organizationId, locationId);
  }

  private async keepFiles(transaction: Transaction, organizationId: number, id: number, { photos, manuals }: SaveAssetRequest): Promise<void> {
    if (photos) await this.attachments.replace(transaction, organizationId, photos, { kind: photosOf, id }, { field: 'photos', allowed: { image: 20 } });
    if (manuals) await this.attachments.replace(transaction, organizationId, manuals, { kind: manualsOf, id }, { field: 'manuals', allowed: { document: 20, image: 20 } });
  }

  private async announce(transaction: Transaction, { organizationId, userId }: Actor, name: string, assetId: number): Promise<void> {
    await this.outbox.add(transaction, { organizationId, name, payload: { assetId, actorId: userId } satisfies AssetLifePayload });
  }
}

function fieldsOf({ name, categoryId, modelId, customerId, locationId, serialNumber, installedOn, warrantyUntil, note }: SaveAssetRequest) {
  return {
    name, categoryId, modelId: modelId ?? null, customerId: customerId ?? null, locationId: locationId ?? null, serialNumber: serialNumber ?? null,
    serialKey: serialKeyOf(serialNumber), installedOn: installedOn ?? null, warrantyUntil: warrantyUntil ?? null, note: note ?? null,
  };
}
