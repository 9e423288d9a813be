import { Injectable } from '@nestjs/common';
import type { AssetModel, AttachmentView, SaveAssetModelRequest } from '@scanfix/shared-types';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import type { AssetModelRow } from './asset-model.entity.js';
import { AssetModelsRepository } from './asset-models.repository.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { nameKey } from '../../platform/search/name-key.js';

const manualsOf = 'asset-model';
const nameTaken = () => new DomainError('name-taken', undefined, [{ field: 'name', code: 'taken' }]);

@Injectable()
export class AssetModelsService {
  constructor(
    private readonly models: AssetModelsRepository,
    private readonly categories: AssetCategoriesRepository,
    private readonly attachments: AttachmentsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(organizationId: number, categoryId: number | undefined): Promise<AssetModel[]> {
    const rows = await this.models.list(organizationId, categoryId);
    const manuals = await this.attachments.views(organizationId, manualsOf, rows.map(({ id }) => id));
    return rows.map((row) => modelOf(row, manuals.get(row.id) ?? []));
  }

  async create(actor: Actor, request: SaveAssetModelRequest): Promise<AssetModel> {
    const { organizationId } = actor;
    const id = await refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      await this.holdCategory(transaction, organizationId, request.categoryId);
      const made = await this.models.insert(transaction, { organizationId, ...fieldsOf(request), createdAt: new Date() });
      await this.keepManuals(transaction, organizationId, made, request);
      return made;
    }), nameTaken);
    return this.find(organizationId, id);
  }

  async update(actor: Actor, id: number, request: SaveAssetModelRequest): Promise<AssetModel> {
    const { organizationId } = actor;
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const model = await this.models.lock(transaction, organizationId, id);
      if (!model) throw new DomainError('not-found');
      await this.holdCategory(transaction, organizationId, request.categoryId);
      // A device and its model are of one category.
      if (model.categoryId !== request.categoryId && await this.models.inUse(transaction, organizationId, id)) throw new DomainError('model-in-use');
      await this.models.update(transaction, id, fieldsOf(request));
      await this.keepManuals(transaction, organizationId, id, request);
    }), nameTaken);
    return this.find(organizationId, id);
  }

  private async holdCategory(transaction: Transaction, organizationId: number, categoryId: number): Promise<void> {
    if (!(await this.categories.hold(transaction, organizationId, [categoryId])).has(categoryId)) {
      throw new DomainError('not-found', undefined, [{ field: 'categoryId', code: 'unknown' }]);
    }
  }

  private async keepManuals(transaction: Transaction, organizationId: number, id: number, { manuals }: SaveAssetModelRequest): Promise<void> {
    if (manuals) await this.attachments.replace(transaction, organizationId, manuals, { kind: manualsOf, id }, { field: 'manuals', allowed: { document: 20, image: 20 } });
  }

  private async find(organizationId: number, id: number): Promise<AssetModel> {
    const model = await this.models.find(organizationId, id);
    if (!model) throw new DomainError('not-found');
    return modelOf(model, (await this.attachments.views(organizationId, manualsOf, [id])).get(id) ?? []);
  }
}

function modelOf({ id, categoryId, manufacturer, name, warrantyMonths }: AssetModelRow, manuals: AttachmentView[]): AssetModel {
  return { id, categoryId, manufacturer, name, warrantyMonths, manuals };
}

function fieldsOf({ categoryId, manufacturer, name, warrantyMonths }: SaveAssetModelRequest) {
  return { categoryId, manufacturer, manufacturerKey: nameKey(manufacturer), name, nameKey: nameKey(name), warrantyMonths: warrantyMonths ?? null };
}
