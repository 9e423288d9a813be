import type { StickerBatch, StickerHistoryEntry, StickerSummary } from '@scanfix/shared-types';
import type { StickerBatchRow } from './sticker-batch.entity.js';
import type { StickerHistoryRow } from './sticker-history.entity.js';
import type { StickerScanTotal } from './sticker-scans.entities.js';
import type { Sticker } from './sticker.entity.js';

/** What stickers are shown with, from other tables and modules, by id. */
export interface StickerSurroundings {
  assets: ReadonlyMap<number, { id: number; name: string }>;
  locations: ReadonlyMap<number, { id: number; path: string[] }>;
  totals: ReadonlyMap<number, Pick<StickerScanTotal, 'count' | 'lastScannedAt'>>;
  publicUrl: string;
}

/** What the QR code says: WeChat's ordinary-link rule, the mini-program's scanner and every camera open the same address. */
export function stickerUrl(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/r/${code}`;
}

export function summaryOf(sticker: Sticker, { assets, locations, totals, publicUrl }: StickerSurroundings): StickerSummary {
  const asset = sticker.assetId === null ? undefined : assets.get(sticker.assetId);
  const location = sticker.locationId === null ? undefined : locations.get(sticker.locationId);
  const total = totals.get(sticker.id);
  return {
    id: sticker.id,
    code: sticker.code,
    status: sticker.status,
    batchId: sticker.batchId,
    asset: asset ? { id: asset.id, name: asset.name } : null,
    location: location ? { id: location.id, path: location.path } : null,
    scanCount: total?.count ?? 0,
    lastScannedAt: total?.lastScannedAt.toISOString() ?? null,
    boundAt: sticker.boundAt?.toISOString() ?? null,
    createdAt: sticker.createdAt.toISOString(),
    url: stickerUrl(publicUrl, sticker.code),
  };
}

export function historyEntryOf(row: StickerHistoryRow, people: ReadonlyMap<number, { name: string | null }>): StickerHistoryEntry {
  return {
    action: row.action,
    at: row.at.toISOString(),
    actorName: row.actorId === null ? null : people.get(row.actorId)?.name ?? null,
    assetName: row.assetName,
    locationPath: row.locationPath,
    reason: row.reason,
  };
}

export function batchOf({ id, name, size, boundCount, createdAt }: StickerBatchRow): StickerBatch {
  return { id, name, size, boundCount, createdAt: createdAt.toISOString() };
}
