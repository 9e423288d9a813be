import type { CalendarDate, Page } from '@scanfix/shared-types';
import { maximumId } from './id.js';
import { isCalendarDate } from './time.js';
import { invalidField } from '../errors/domain-error.js';

/** What a keyset may consist of: the columns of the list's order, in that order. */
interface KeyKinds {
  id: number;
  text: string;
  instant: Date;
  day: CalendarDate;
}
type Kind = keyof KeyKinds;
export type Key<Kinds extends readonly Kind[]> = { -readonly [Index in keyof Kinds]: KeyKinds[Kinds[Index]] };

const readers: { [Name in Kind]: (value: unknown) => KeyKinds[Name] | null } = {
  id: (value) => (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maximumId ? Number(value) : null),
  text: (value) => (typeof value === 'string' && value.length <= 255 ? value : null),
  instant: (value) => (Number.isInteger(value) && Math.abs(Number(value)) < 4_102_444_800_000 ? new Date(Number(value)) : null),
  day: (value) => (isCalendarDate(value) ? value : null),
};

/** The last row's place in the order, as opaque text. */
export function encodeCursor(...key: (number | string | Date)[]): string {
  return Buffer.from(JSON.stringify(key.map((part) => (part instanceof Date ? part.getTime() : part)))).toString('base64url');
}

/**
 * `decodeCursor(query.cursor, 'instant', 'id')` → `[Date, number]`, or null on the first page.
 * @throws DomainError `validation-failed` when the cursor is not one of this list
 */
export function decodeCursor<const Kinds extends readonly Kind[]>(cursor: string | undefined, ...kinds: Kinds): Key<Kinds> | null {
  if (cursor === undefined) return null;
  const parts = parse(cursor);
  if (parts?.length !== kinds.length) throw invalidField('cursor', 'wrong-format');
  return kinds.map((kind, index) => {
    const part = readers[kind](parts[index]);
    if (part === null) throw invalidField('cursor', 'wrong-format');
    return part;
  }) as Key<Kinds>;
}

function parse(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Of `limit + 1` rows read, a page of `limit`; the one too many only says that there is more. */
export function pageOf<Row, Item>(rows: readonly Row[], limit: number, keyOf: (row: Row) => (number | string | Date)[], itemOf: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(itemOf), nextCursor: last !== undefined && rows.length > limit ? encodeCursor(...keyOf(last)) : null };
}
