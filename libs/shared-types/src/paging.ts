/**
 * ISO 8601 in UTC, e.g. `2026-11-22T08:17:42.000Z`.
 * @format date-time
 */
export type Instant = string;
/**
 * A calendar day without a zone, `YYYY-MM-DD`.
 * @format date
 */
export type CalendarDate = string;

/** One page of a keyset-paginated list. `nextCursor` is opaque; null at the end. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface PageQuery {
  cursor?: string;
  /** 1 to 100, default 20. */
  limit?: number;
}

export const maximumPageSize = 100;
export const defaultPageSize = 20;

/** A count that stops counting at a bound, shown as "1000+". */
export interface CappedCount {
  value: number;
  capped: boolean;
}
