import type { CalendarDate, StatementGroup, StatementRow } from '@scanfix/shared-types';

/** What a row is the sum of: payments where they can be asked for by it, else its tickets. Null for the row of those without one. */
export function drillDown(by: StatementGroup, { key }: Pick<StatementRow, 'key'>, from: CalendarDate, to: CalendarDate): string | null {
  if (by === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(key) ? `/payments?from=${key}&to=${key}` : null;
  if (!/^[1-9]\d*$/.test(key)) return null;
  if (by === 'customer') return `/payments?customerId=${key}&from=${from}&to=${to}`;
  return by === 'engineer' ? `/tickets?view=all&engineerId=${key}` : `/tickets?view=all&locationId=${key}`;
}
