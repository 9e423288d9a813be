import { Injectable } from '@nestjs/common';
import type { AssetDetail, AssetSummary, Page } from '@scanfix/shared-types';
import { manualsOf, photosOf } from './asset-edits.service.js';
import { AssetListsRepository, type AssetFilter } from './asset-lists.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { AssetsService } from './assets.service.js';
import type { AssetQueryDto } from './dto/asset.dto.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';

/** Devices as the desk reads them. */
@Injectable()
export class AssetViewsService {
  constructor(
    private readonly lists: AssetListsRepository,
    private readonly records: AssetsRepository,
    private readonly assets: AssetsService,
    private readonly customers: CustomersService,
    private readonly locations: LocationsService,
    private readonly attachments: AttachmentsService,
  ) {}

  async list(organizationId: number, query: AssetQueryDto): Promise<Page<AssetSummary>> {
    const [beforeId] = decodeCursor(query.cursor, 'id') ?? [null];
    const ids = await this.lists.ids(organizationId, await this.filterOf(organizationId, query), beforeId, query.limit + 1);
    const page = pageOf(ids, query.limit, (id) => [id], (id) => id);
    const summaries = await this.assets.summaries(organizationId, page.items);
    return { items: page.items.flatMap((id) => summaries.get(id) ?? []), nextCursor: page.nextCursor };
  }

  async filterOf(organizationId: number, { search, categoryId, locationId, customerId, status, withoutSticker }: AssetQueryDto): Promise<AssetFilter> {
    const locationIds = locationId === undefined ? undefined : await this.locations.subtreeIds(organizationId, locationId);
    return { search, categoryId, customerId, status, withoutSticker, ...(locationIds ? { locationIds } : {}) };
  }

  async detail(organizationId: number, id: number): Promise<AssetDetail> {
    const [record] = await this.records.records(organizationId, [id]);
    if (!record) throw new DomainError('not-found');
    const [summary, locations, customers, photos, manuals] = await Promise.all([
      this.assets.require(organizationId, id),
      this.locations.summaries(organizationId, record.locationId === null ? [] : [record.locationId]),
      this.customers.names(organizationId, record.customerId === null ? [] : [record.customerId]),
      this.attachments.views(organizationId, photosOf, [id]),
      this.attachments.views(organizationId, manualsOf, [id]),
    ]);
    const customerName = record.customerId === null ? undefined : customers.get(record.customerId);
    return {
      ...summary,
      customer: record.customerId === null || customerName === undefined ? null : { id: record.customerId, name: customerName },
      fullLocation: record.locationId === null ? null : locations.get(record.locationId) ?? null,
      installedOn: record.installedOn,
      warrantyUntil: record.warrantyUntil,
      note: record.note,
      photos: photos.get(id) ?? [],
      manuals: manuals.get(id) ?? [],
      version: record.version,
      createdAt: record.createdAt.toISOString(),
      retiredAt: record.retiredAt?.toISOString() ?? null,
    };
  }
}
