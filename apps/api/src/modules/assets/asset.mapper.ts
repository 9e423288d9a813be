import type { AssetCategory, AssetStatus, AssetSummary, CalendarDate, LocationSummary } from '@scanfix/shared-types';
import type { AssetCategoryRow } from './asset-category.entity.js';
import { warrantyOf } from './asset.warranty.js';
import type { ProblemTypeRow } from './problem-type.entity.js';

/** An asset with the words of its category and model, as one query reads it. */
export interface AssetRecord {
  id: number;
  name: string;
  serialNumber: string | null;
  categoryId: number;
  categoryName: string;
  categoryIcon: string;
  modelId: number | null;
  manufacturer: string | null;
  modelName: string | null;
  warrantyMonths: number | null;
  customerId: number | null;
  locationId: number | null;
  status: AssetStatus;
  installedOn: CalendarDate | null;
  warrantyUntil: CalendarDate | null;
  note: string | null;
  stickerCode: string | null;
  version: number;
  createdAt: Date;
  retiredAt: Date | null;
}

export function summaryOf(asset: AssetRecord, locations: ReadonlyMap<number, LocationSummary>, today: CalendarDate): AssetSummary {
  const location = asset.locationId === null ? undefined : locations.get(asset.locationId);
  return {
    id: asset.id,
    name: asset.name,
    serialNumber: asset.serialNumber,
    category: { id: asset.categoryId, name: asset.categoryName, icon: asset.categoryIcon },
    model: asset.modelId === null ? null : { id: asset.modelId, manufacturer: asset.manufacturer ?? '', name: asset.modelName ?? '' },
    location: location ? { id: location.id, path: location.path } : null,
    status: asset.status,
    warranty: warrantyOf(asset, today),
    stickerCode: asset.stickerCode,
  };
}

/** `problemTypes` in their order, without the withdrawn. */
export function categoryOf({ id, name, icon }: AssetCategoryRow, problemTypes: Pick<ProblemTypeRow, 'id' | 'name'>[]): AssetCategory {
  return { id, name, icon, problemTypes: problemTypes.map((type) => ({ id: type.id, name: type.name })) };
}
