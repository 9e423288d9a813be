import { assetColumns, type AssetColumn } from '@scanfix/shared-types';
import { describe, expect, it } from '@jest/globals';
import { checkRows, newModelsOf, type KnownThings } from './asset-import.check.js';
import { draftOf, previewOf } from './asset-import.drafts.js';
import { wordsFor } from './asset-file.words.js';

const nothing: KnownThings = { categories: new Map([['空调', 1], ['电梯', 2]]), models: [], customers: new Map(), takenSerials: new Set() };
const line = (cells: Partial<Record<AssetColumn, string>>, rowNumber = 2) => draftOf(rowNumber, assetColumns.map(({ key }) => ({ name: '大堂空调', category: '空调', ...cells })[key] || null));
const problemsOf = (cells: Partial<Record<AssetColumn, string>>, known: Partial<KnownThings> = {}) => checkRows([line(cells)], { ...nothing, ...known })[0]?.problems
  .map(({ column, code }) => `${column === null ? '' : assetColumns[column]?.key ?? ''}: ${code}`);

describe('one line', () => {
  it('is right with a name and a category', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it.each<[Partial<Record<AssetColumn, string>>, string[]]>([
    [{ name: '' }, ['name: required']],
    [{ category: '' }, ['category: required']],
    [{ name: 'x'.repeat(101) }, ['name: too-long']],
    [{ name: 'a\u0007b' }, ['name: wrong-format']],
    [{ name: '#REF!' }, ['name: formula-error']],
    [{ serialNumber: 'x'.repeat(65) }, ['serialNumber: too-long']],
    [{ serialNumber: '1.23457E+17' }, ['serialNumber: number-not-text']],
    [{ installedOn: '去年' }, ['installedOn: not-a-date']],
    [{ installedOn: '2026-02-01', warrantyUntil: '2026-01-01' }, ['warrantyUntil: before-installation']],
    [{ manufacturer: '格力' }, ['model: required']],
    [{ location: `一期/${'x'.repeat(51)}` }, ['location: too-long']],
    [{ location: Array.from({ length: 11 }, (_, level) => String(level)).join('/') }, ['location: too-deep']],
    [{ category: '飞机' }, ['category: unknown-category']],
    [{ customer: '华润' }, ['customer: unknown-customer']],
    [{ name: '', category: '飞机', installedOn: 'x' }, ['installedOn: not-a-date', 'name: required', 'category: unknown-category']],
  ])('%j is refused', (cells, expected) => {
    expect(problemsOf(cells)).toEqual(expected);
  });

  it('keeps the day, the path and one line of text', () => {
    expect(line({ name: '大堂\n空调', installedOn: '2026年11月22日', location: '一期/3号楼', note: '第一行\n第二行' })).toMatchObject({
      name: '大堂 空调', installedOn: '2026-11-22', locationPath: ['一期', '3号楼'], note: '第一行\n第二行', problems: [],
    });
  });

  it('shows the person what would be imported, and what was wrong as it was written', () => {
    expect(previewOf(line({ installedOn: '2026/1/2', warrantyUntil: '明年', location: '一期／大堂' }))).toMatchObject({
      installedOn: '2026-01-02', warrantyUntil: '明年', location: '一期 / 大堂', customer: null,
    });
  });
});

describe('compared with what there is', () => {
  it('refuses every line of a serial number that is there twice', () => {
    const rows = checkRows([line({ serialNumber: 'SN 1' }, 2), line({ serialNumber: 'ｓｎ1' }, 3), line({ serialNumber: 'SN2' }, 4)], nothing);
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['duplicate-in-file'], ['duplicate-in-file'], []]);
  });

  it('refuses a serial number that a device has', () => {
    expect(problemsOf({ serialNumber: 'sn-1' }, { takenSerials: new Set(['sn-1']) })).toEqual(['serialNumber: serial-number-taken']);
  });

  it('finds the category and the only customer of a name', () => {
    const [row] = checkRows([line({ customer: '华润', category: ' 空调 ' })], { ...nothing, customers: new Map([['华润', [7]]]) });
    expect(row?.resolved).toMatchObject({ categoryId: 1, customerId: 7, model: null });
  });

  it('does not choose between two customers of one name', () => {
    expect(problemsOf({ customer: '王' }, { customers: new Map([['王', [7, 8]]]) })).toEqual(['customer: ambiguous']);
  });

  const gree = { id: 5, categoryId: 1, manufacturerKey: '格力', nameKey: 'kfr-72lw' };
  const midea = { id: 6, categoryId: 1, manufacturerKey: '美的', nameKey: 'kfr-72lw' };

  it('finds a model by its manufacturer and name', () => {
    const [row] = checkRows([line({ manufacturer: '美的', model: 'KFR-72LW' })], { ...nothing, models: [gree, midea] });
    expect(row?.resolved?.model).toEqual({ id: 6 });
  });

  it('finds a model by its name alone when it is the only one', () => {
    expect(checkRows([line({ model: 'KFR-72LW' })], { ...nothing, models: [gree] })[0]?.resolved?.model).toEqual({ id: 5 });
    expect(problemsOf({ model: 'KFR-72LW' }, { models: [gree, midea] })).toEqual(['model: ambiguous']);
  });

  it('makes each missing model once, and not one of another category', () => {
    const rows = checkRows([line({ model: 'X1' }), line({ model: 'x1' }), line({ model: 'X1', category: '电梯' }), line({ manufacturer: '格力', model: 'KFR-72LW' })], { ...nothing, models: [gree] });
    expect(newModelsOf(rows.flatMap(({ resolved }) => resolved ?? [])).map(({ categoryId, name }) => `${categoryId} ${name}`)).toEqual(['1 x1', '2 X1']);
  });
});

it('has words for every problem it finds', () => {
  const lines = [
    line({ name: '' }), line({ name: 'x'.repeat(101) }), line({ name: 'a\u0007b' }), line({ name: '#REF!' }), line({ serialNumber: '1.2E+17' }), line({ installedOn: 'x' }),
    line({ installedOn: '2026-02-01', warrantyUntil: '2026-01-01' }), line({ location: '1/2/3/4/5/6/7/8/9/10/11' }), line({ category: 'x' }), line({ customer: 'x' }),
    line({ customer: '王' }), line({ serialNumber: '1' }), line({ serialNumber: '1' }), line({ serialNumber: '2' }),
  ];
  const codes = checkRows(lines, { ...nothing, customers: new Map([['王', [1, 2]]]), takenSerials: new Set(['2']) }).flatMap(({ problems }) => problems.map(({ code }) => code));
  expect([...new Set(codes)].sort()).toEqual(Object.keys(wordsFor('zh-CN').problems).sort());
});
