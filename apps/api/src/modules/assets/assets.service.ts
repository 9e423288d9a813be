import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AssetCategory, AssetSummary } from '@scanfix/shared-types';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { categoryOf, summaryOf, type AssetRecord } from './asset.mapper.js';
import { AssetsRepository, type LockedAsset } from './assets.repository.js';
import { LocationsService } from '../locations/locations.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** Milliseconds. Every report names one; another process may see a renamed one this much later. */
const cacheLife = 5000;
const cachedProblemTypes = 5000;

/** Devices and their categories as other modules see them. */
@Injectable()
export class AssetsService implements OnModuleInit {
  private readonly problemTypes = new ShortCache<{ id: number; name: string; categoryId: number }>(cacheLife, cachedProblemTypes);

  constructor(
    private readonly assets: AssetsRepository,
    private readonly categoryRows: AssetCategoriesRepository,
    private readonly locations: LocationsService,
    private readonly organizations: OrganizationsService,
  ) {}

  onModuleInit(): void {
    this.locations.countUsage({ name: 'assets', count: (organizationId, ids) => this.assets.countByLocation(organizationId, ids) });
  }

  async summaries(organizationId: number, ids: number[]): Promise<Map<number, AssetSummary>> {
    if (ids.length === 0) return new Map();
    return this.summariesOf(organizationId, await this.assets.records(organizationId, [...new Set(ids)]));
  }

  /** @throws DomainError `not-found` */
  async require(organizationId: number, id: number): Promise<AssetSummary> {
    const summary = (await this.summaries(organizationId, [id])).get(id);
    if (!summary) throw new DomainError('not-found');
    return summary;
  }

  /** As `require`, and whose it is. @throws DomainError `not-found` */
  async requireOwned(organizationId: number, id: number): Promise<{ asset: AssetSummary; customerId: number | null }> {
    const records = await this.assets.records(organizationId, [id]);
    const asset = (await this.summariesOf(organizationId, records)).get(id);
    if (!asset) throw new DomainError('not-found');
    return { asset, customerId: records[0]?.customerId ?? null };
  }

  /** Device → whose it is; what there is not is missing. */
  async customersOf(organizationId: number, ids: readonly number[]): Promise<Map<number, number | null>> {
    return new Map((await this.assets.records(organizationId, [...ids])).map(({ id, customerId }) => [id, customerId]));
  }

  customerOf(transaction: Transaction, organizationId: number, id: number): Promise<number | null> {
    return this.assets.customerOf(transaction, organizationId, id);
  }

  /** Nobody else changes the asset while the transaction lasts. @throws DomainError `not-found` */
  async lock(transaction: Transaction, organizationId: number, id: number): Promise<LockedAsset> {
    const asset = await this.assets.lock(transaction, organizationId, id);
    if (!asset) throw new DomainError('not-found');
    return asset;
  }

  /** The code of the asset's live sticker, or none. Call it with the asset locked. */
  setSticker(transaction: Transaction, organizationId: number, assetId: number, code: string | null): Promise<void> {
    return this.assets.setSticker(transaction, organizationId, assetId, code);
  }

  /** Each with its problem types, in the order in which people see them. */
  async categories(organizationId: number): Promise<AssetCategory[]> {
    const categories = await this.categoryRows.all(organizationId);
    const problemTypes = await this.categoryRows.problemTypes(organizationId, categories.map(({ id }) => id));
    return categories.map((category) => categoryOf(category, problemTypes.filter(({ categoryId }) => categoryId === category.id)));
  }

  /** Also a withdrawn one: a draft kept on a phone may still name it. @throws DomainError `not-found` */
  async problemType(organizationId: number, id: number): Promise<{ id: number; name: string; categoryId: number }> {
    const key = `${organizationId}:${id}`;
    const cached = this.problemTypes.get(key);
    if (cached) return cached;
    const type = await this.categoryRows.problemType(organizationId, id);
    if (!type) throw new DomainError('not-found');
    const found = { id: type.id, name: type.name, categoryId: type.categoryId };
    this.problemTypes.set(key, found);
    return found;
  }

  /** After a change of the categories. */
  forgetProblemTypes(): void {
    this.problemTypes.clear();
  }

  private async summariesOf(organizationId: number, records: AssetRecord[]): Promise<Map<number, AssetSummary>> {
    const [locations, { timeZone }] = await Promise.all([
      this.locations.summaries(organizationId, records.flatMap(({ locationId }) => locationId ?? [])),
      this.organizations.settings(organizationId),
    ]);
    const today = calendarDayOf(new Date(), timeZone);
    return new Map(records.map((record) => [record.id, summaryOf(record, locations, today)]));
  }
}
