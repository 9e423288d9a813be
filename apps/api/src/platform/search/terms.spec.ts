import { describe, expect, it } from '@jest/globals';
import { indexTerms, maximumTermLength, queryTerms } from './terms.js';

/** As the posting table answers: every term of the query must be there. */
function finds(query: string, parts: Parameters<typeof indexTerms>[0]): boolean {
  const terms = indexTerms(parts);
  const wanted = queryTerms(query);
  return wanted.length > 0 && wanted.every(({ term, prefix }) => terms.some((known) => (prefix ? known.startsWith(term) : known === term)));
}

describe('indexing', () => {
  it('cuts Chinese into pairs and keeps the last character', () => {
    expect(indexTerms({ text: ['中央空调'] })).toEqual(['中央', '央空', '空调', '调']);
  });

  it('keeps words and numbers whole and in small letters', () => {
    expect(indexTerms({ text: ['Gree 72'] })).toEqual(['gree', '72']);
  });

  it('keeps the seam between a word and the Chinese that it touches', () => {
    expect(indexTerms({ text: ['3号楼B座'] })).toEqual(['3', '3号', '号楼', '楼', 'b', '楼b', 'b座', '座']);
    expect(indexTerms({ text: ['3 号'] })).toEqual(['3', '号']);
  });

  it('folds full-width letters, capitals and accents', () => {
    expect(indexTerms({ text: ['ＡＢＣ１２ Café'] })).toEqual(['abc12', 'cafe']);
  });

  it('keeps a compound whole beside its parts, and its ends', () => {
    expect(indexTerms({ text: ['KFR-72LW'] })).toEqual(['kfr', '72lw', 'kfr72lw']);
    expect(indexTerms({ text: ['KFR-72LW/Q2'] })).toEqual(['kfr', '72lw', 'q2', 'kfr72lwq2', '72lwq2']);
  });

  it('indexes what is exact by its ends', () => {
    expect(indexTerms({ exact: ['SN-0471'] })).toEqual(['sn', '0471', 'sn0471', 'n0471', '471']);
  });

  it('writes no term twice and none longer than the column', () => {
    const terms = indexTerms({ text: ['空调空调空调', 'x'.repeat(100)], exact: [`𠮷${'9'.repeat(80)}`] });
    expect(new Set(terms).size).toBe(terms.length);
    expect(Math.max(...terms.map(({ length }) => length))).toBeLessThanOrEqual(maximumTermLength);
  });

  it('finds nothing to index in punctuation and broken surrogates', () => {
    expect(indexTerms({ text: ['', '…—！', '\ud800', '😀'], exact: ['--', ''] })).toEqual([]);
  });
});

describe('searching', () => {
  it.each([
    ['空调', '大堂中央空调'],
    ['大', '大堂中央空调'],
    ['调', '大堂中央空调'],
    ['央', '大堂中央空调'],
    ['梯', '3号楼客梯'],
    ['3号楼', '3号楼客梯'],
    ['客梯 3号', '3号楼客梯'],
    ['楼12', '3号楼1201室'],
    ['1201', '3号楼1201室'],
    ['室', '3号楼1201室'],
    ['7号楼 19', '7号楼空调193'],
    ['gre', 'Gree 空调'],
    ['ＧＲＥＥ', 'gree空调'],
    ['kfr72', 'KFR-72LW'],
    ['KFR-72', 'KFR-72LW'],
    ['72lw', 'KFR-72LW'],
    ['72LW/Q', '挂机KFR-72LW/Q2型'],
    ['KFR-72LW/Q2型', '挂机KFR-72LW/Q2型'],
    ['机KFR-72', '挂机KFR-72LW/Q2型'],
    ['3.5匹', '空调3.5匹'],
    ['テレ', '会議室テレビ'],
    ['𠮷', '𠮷野家冰柜'],
  ])('finds %s in %s', (query, text) => {
    expect(finds(query, { text: [text] })).toBe(true);
  });

  it.each([
    ['电梯', '大堂中央空调'],
    ['空堂', '大堂中央空调'],
    ['3号楼', '13号楼客梯'],
    ['3号楼', '1号楼空调3'],
    ['号楼201', '3号楼1201室'],
    ['空调 电梯', '大堂中央空调'],
    ['ree', 'Gree 空调'],
    ['KFR-35', 'KFR-72LW 35'],
    ['！？', '大堂！？'],
    ['', '大堂'],
  ])('does not find %s in %s', (query, text) => {
    expect(finds(query, { text: [text] })).toBe(false);
  });

  it.each(['SN-2024-0471', 'sn20240471', '0471', '471', '2024', '2024-04', '0240', 'sn'])('finds the serial number by %s', (query) => {
    expect(finds(query, { exact: ['SN-2024-0471'] })).toBe(true);
  });

  it('does not find a serial number by the parts of another', () => {
    expect(finds('IMP-0001', { text: ['0001号空调'], exact: ['IMP-0100'] })).toBe(false);
    expect(queryTerms('IMP-0001')).toEqual([{ term: 'imp0001', prefix: true }]);
  });

  it('finds a short serial number as it is written', () => {
    expect(finds('A-1', { exact: ['A-1'] })).toBe(true);
    expect(finds('a1', { exact: ['A-1'] })).toBe(true);
  });

  it('finds a phone number by its last four digits', () => {
    expect(finds('5678', { exact: ['13812345678'] })).toBe(true);
  });

  it('finds what is longer than a term by its beginning', () => {
    expect(finds('7'.repeat(60), { exact: ['7'.repeat(64)] })).toBe(true);
  });

  it('looks for no more than ten terms', () => {
    expect(queryTerms('一二三四五六七八九十百千万亿')).toHaveLength(10);
  });
});
