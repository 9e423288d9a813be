import { expect, it } from '@jest/globals';
import { maximumNameKeyLength, nameKey } from './name-key.js';

it.each([
  ['Ａ座', 'a座'],
  [' 3号楼　大堂 ', '3号楼 大堂'],
  ['GREE', 'gree'],
])('sees no difference between %s and %s', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

it('tells names apart that people tell apart', () => {
  expect(nameKey('A座')).not.toBe(nameKey('B座'));
});

it('fits into its column', () => {
  expect(nameKey('ﷺ'.repeat(100))).toHaveLength(maximumNameKeyLength);
});
