import { Injectable } from '@nestjs/common';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { checkRows, type CheckedRow } from './asset-import.check.js';
import type { AssetDraft } from './asset-import.drafts.js';
import { AssetModelsRepository } from './asset-models.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { CustomersService } from '../customers/customers.service.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** Compares the lines of a file with what is in the database: a few questions, however many lines. */
@Injectable()
export class AssetImportLookups {
  constructor(
    private readonly categories: AssetCategoriesRepository,
    private readonly models: AssetModelsRepository,
    private readonly assets: AssetsRepository,
    private readonly customers: CustomersService,
  ) {}

  /** With a transaction, what the lines refer to stays as it is until the transaction ends. */
  async check(organizationId: number, drafts: readonly AssetDraft[], transaction?: Transaction): Promise<CheckedRow[]> {
    const categories = await this.categories.known(organizationId, transaction);
    const serials = [...new Set(drafts.flatMap(({ serialKey }) => serialKey ?? []))];
    return checkRows(drafts, {
      categories: new Map(categories.map(({ id, nameKey }) => [nameKey, id])),
      models: await this.models.known(organizationId, categories.map(({ id }) => id), transaction),
      customers: await this.customers.byNames(organizationId, drafts.flatMap(({ customerKey }) => customerKey ?? [])),
      takenSerials: await this.assets.takenSerials(organizationId, serials, transaction),
    });
  }
}
