import { expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, pageOf } from './cursor.js';
import { DomainError } from '../errors/domain-error.js';

it('reads back the key it wrote', () => {
  const at = new Date('2026-11-22T08:17:42.123Z');
  expect(decodeCursor(encodeCursor(at, 7, '空调'), 'instant', 'id', 'text')).toEqual([at, 7, '空调']);
});

it('takes for a day only one that exists', () => {
  expect(decodeCursor(encodeCursor('2026-11-22', 7), 'day', 'id')).toEqual(['2026-11-22', 7]);
  expect(() => decodeCursor(encodeCursor('2026-02-30', 7), 'day', 'id')).toThrow(DomainError);
});

it('has no key on the first page', () => {
  expect(decodeCursor(undefined, 'id')).toBeNull();
});

it.each([
  ['nonsense', '%%%'],
  ['another list\'s key', encodeCursor('name', 1)],
  ['a key of another length', encodeCursor(1, 2)],
  ['a number no id can be', encodeCursor(1.5)],
  ['an object', Buffer.from('{"length":1}').toString('base64url')],
  ['null', Buffer.from('[null]').toString('base64url')],
])('refuses %s as a wrong field', (_, cursor) => {
  expect(() => decodeCursor(cursor, 'id')).toThrow(DomainError);
});

it('shows as many rows as asked and points to the rest', () => {
  const page = pageOf([{ id: 3 }, { id: 2 }, { id: 1 }], 2, ({ id }) => [id], ({ id }) => `row ${id}`);
  expect(page.items).toEqual(['row 3', 'row 2']);
  expect(decodeCursor(page.nextCursor ?? undefined, 'id')).toEqual([2]);
});

it('ends without a cursor', () => {
  expect(pageOf([{ id: 1 }], 2, ({ id }) => [id], ({ id }) => id)).toEqual({ items: [1], nextCursor: null });
});
