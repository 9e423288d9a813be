import { assetColumns } from '@scanfix/shared-types';
import { describe, expect, it } from '@jest/globals';
import { arrange, placesIn } from './asset-file.columns.js';
import { joinPath, splitPath } from './asset-file.paths.js';
import { localeOf, wordsFor } from './asset-file.words.js';

describe('headers', () => {
  it('are found in either language, in any order, among other columns', () => {
    const places = placesIn(['备注', '  设备名称＊', 'Serial Number', '我们的编号', 'CATEGORY']);
    expect(places && arrange(['n', 'a', 's', 'x', 'c'], places)).toEqual(['a', 's', 'c', null, null, null, null, null, null, 'n']);
  });

  it('are none without the required columns', () => {
    expect(placesIn(['设备名称', '序列号'])).toBeNull();
  });

  it('count where a column stands first', () => {
    expect(placesIn(['分类', '设备名称', '分类'])?.get('category')).toBe(0);
  });
});

describe('paths', () => {
  it.each([
    ['一期 / 3号楼 / 大堂', ['一期', '3号楼', '大堂']],
    ['一期/3号楼／大堂>前台', ['一期', '3号楼', '大堂', '前台']],
    [' / 一期 //', ['一期']],
    ['A\\/B座 / 大堂', ['A/B座', '大堂']],
    ['', []],
  ])('reads %j', (text, names) => {
    expect(splitPath(text)).toEqual(names);
  });

  it.each([[['A/B座', '大堂']], [['a\\b', 'c>d']], [['一期', '１／２']]])('reads back %j', (names) => {
    expect(splitPath(joinPath(names))).toEqual(names);
  });
});

describe('words', () => {
  it('have an example for every column, in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) expect(wordsFor(locale).example).toHaveLength(assetColumns.length);
  });

  it('say the same problems in both languages', () => {
    expect(Object.keys(wordsFor('en').problems)).toEqual(Object.keys(wordsFor('zh-CN').problems));
  });

  it('are Chinese unless English is asked for', () => {
    expect([undefined, '', 'zh-CN,zh;q=0.9,en;q=0.8', 'fr', 'en-GB,en', 'EN'].map(localeOf)).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN', 'en', 'en']);
  });
});
