import { describe, expect, it } from '@jest/globals';
import { makePriceBook } from '../../../test/fixtures/prices';
import { languages } from '../../i18n';
import { inForceOn, inOrder, standingOf } from './price-book-standing';
import { priceChanges } from './price-changes';

const words = languages['zh-CN'];
const changes = (after: Parameters<typeof makePriceBook>[0]) => priceChanges(makePriceBook(), makePriceBook(after), words, (id) => `配件 ${id}`);

describe('what a new price book changes', () => {
  it('is nothing where all is the same', () => {
    expect(changes({ name: '另一个名字', effectiveFrom: '2027-01-01' })).toEqual([]);
  });

  it('names each price with what it was and what it will be', () => {
    const { callOut } = makePriceBook();
    expect(changes({ callOut: { ...callOut, base: 2_500, distance: [{ beyondMeters: 3_000, fee: 2_500 }], time: [...callOut.time.slice(0, 2)] } })).toEqual([
      { label: '上门费 起步价', before: '¥30.00', after: '¥25.00', difference: -500 },
      { label: '上门费 超过 3 公里', before: '¥20.00', after: '¥25.00', difference: 500 },
      { label: '上门费 超过 8 公里', before: '¥40.00', after: null, difference: 0 },
      { label: '上门费 节假日', before: '¥50.00', after: null, difference: 0 },
    ]);
  });

  it('follows labour by its code, whatever else about it changed', () => {
    const [first, second, third] = makePriceBook().labour as [never, never, never];
    const found = changes({ labour: [{ ...(first as object), price: 6_000 }, { ...(second as object), level: 3 }, third, { ...(first as object), code: 'XX-1', name: '新项目' }] as never });
    expect(found.map(({ label, difference }) => [label, difference])).toEqual([['JC-01 检测与调试', 1_000], ['KT-12 加注制冷剂', 0], ['XX-1 新项目', 0]]);
    expect(found[2]?.before).toBeNull();
  });
});

describe('a price book', () => {
  it('is in force from its day until the day before the next', () => {
    const book = { status: 'published', effectiveFrom: '2026-01-01', effectiveUntil: '2026-12-31' } as const;
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => standingOf(book, day))).toEqual(['coming', 'in-force', 'in-force', 'past']);
    expect(standingOf({ ...book, status: 'draft' }, '2026-06-01')).toBe('draft');
  });

  it('stands in the list by what counts now and next', () => {
    const made = (id: number, effectiveFrom: string, effectiveUntil: string | null, status: 'draft' | 'published' = 'published') => makePriceBook({ id, effectiveFrom, effectiveUntil, status });
    const books = [made(1, '2025-01-01', '2025-12-31'), made(2, '2027-06-01', null), made(3, '2027-01-01', '2027-05-31'), made(4, '2026-01-01', '2026-12-31'), made(5, '2026-01-01', null, 'draft')];
    expect(inOrder(books, '2026-11-22').map(({ id }) => id)).toEqual([4, 3, 2, 5, 1]);
    expect(inForceOn(books, '2026-11-22')?.id).toBe(4);
  });
});
