import { Injectable } from '@nestjs/common';
import type { AssetCategory, SaveAssetCategoryRequest } from '@scanfix/shared-types';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { AssetsService } from './assets.service.js';
import { planProblemTypes } from './problem-type.list.js';
import type { Actor } from '../../platform/auth/actor.js';
import { refuseDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { nameKey } from '../../platform/search/name-key.js';

const nameTaken = () => new DomainError('name-taken', undefined, [{ field: 'name', code: 'taken' }]);

@Injectable()
export class AssetCategoriesService {
  constructor(
    private readonly categories: AssetCategoriesRepository,
    private readonly assets: AssetsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async create(actor: Actor, request: SaveAssetCategoryRequest): Promise<AssetCategory> {
    const { organizationId } = actor;
    const id = await refuseDuplicate(() => this.unitOfWork.once(actor, async (transaction) => {
      const { name, icon } = request;
      const made = await this.categories.insert(transaction, { organizationId, name, nameKey: nameKey(name), icon: icon ?? 'other', withdrawnAt: null, createdAt: new Date() });
      await this.saveProblemTypes(transaction, organizationId, made, request);
      return made;
    }), nameTaken);
    return this.find(organizationId, id);
  }

  async update(actor: Actor, id: number, request: SaveAssetCategoryRequest): Promise<AssetCategory> {
    const { organizationId } = actor;
    await refuseDuplicate(() => this.unitOfWork.run(async (transaction) => {
      const category = await this.categories.lock(transaction, organizationId, id);
      if (!category) throw new DomainError('not-found');
      await this.categories.update(transaction, id, { name: request.name, nameKey: nameKey(request.name), icon: request.icon ?? category.icon });
      await this.saveProblemTypes(transaction, organizationId, id, request);
    }), nameTaken);
    this.assets.forgetProblemTypes();
    return this.find(organizationId, id);
  }

  /** Withdrawn, not deleted: tickets of its time keep their words. */
  async withdraw(actor: Actor, id: number): Promise<void> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      if (!await this.categories.lock(transaction, organizationId, id)) throw new DomainError('not-found');
      if (await this.categories.inUse(transaction, organizationId, id)) throw new DomainError('category-in-use');
      await this.categories.update(transaction, id, { nameKey: null, withdrawnAt: new Date() });
    });
  }

  private async saveProblemTypes(transaction: Transaction, organizationId: number, categoryId: number, { problemTypes }: SaveAssetCategoryRequest): Promise<void> {
    const { saved, withdrawn } = planProblemTypes(await this.categories.allProblemTypes(transaction, categoryId), problemTypes);
    await this.categories.saveProblemTypes(transaction, saved.map((type) => ({ ...type, organizationId, categoryId })));
    await this.categories.withdrawProblemTypes(transaction, withdrawn, new Date());
  }

  private async find(organizationId: number, id: number): Promise<AssetCategory> {
    const category = (await this.assets.categories(organizationId)).find((one) => one.id === id);
    if (!category) throw new DomainError('not-found');
    return category;
  }
}
