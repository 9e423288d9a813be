import type { CalendarDate, PriceBook } from '@scanfix/shared-types';
import type { PriceBookRow } from './price-book.entity.js';

export function priceBookOf(row: PriceBookRow, { until, publishedBy }: { until: CalendarDate | null; publishedBy: string | null }): PriceBook {
  return {
    ...row.content, id: row.id, name: row.name, status: row.status, effectiveFrom: row.effectiveFrom, effectiveUntil: until,
    publishedAt: row.publishedAt?.toISOString() ?? null, publishedBy, version: row.version,
  };
}
