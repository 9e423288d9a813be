import { expect, it } from '@jest/globals';
import { wrapPath, wrapText } from './text-lines.js';

/** Chinese is two wide, everything else one. */
const measure = (text: string) => [...text].reduce((width, character) => width + (/[\u2e80-\uffef…]/u.test(character) ? 2 : 1), 0);

it('leaves a short name on one line', () => {
  expect(wrapText('冷水机组', 20, 2, measure)).toEqual(['冷水机组']);
});

it('breaks Chinese anywhere and keeps Latin words together', () => {
  expect(wrapText('三楼会议室 DAIKIN VRV-X 室外机', 14, 3, measure)).toEqual(['三楼会议室', 'DAIKIN VRV-X', '室外机']);
});

it('ends in an ellipsis what is longer than the label', () => {
  expect(wrapText('一二三四五六七八九十', 8, 2, measure)).toEqual(['一二三四', '五六七…']);
});

it('breaks a word that is wider than the label', () => {
  expect(wrapText('ABCDEFGHIJ', 4, 5, measure)).toEqual(['ABCD', 'EFGH', 'IJ']);
});

it('begins no line with closing punctuation', () => {
  expect(wrapText('一二三四，五', 8, 2, measure)).toEqual(['一二三四，', '五']);
});

it('never makes a line wider than the label but for one hanging mark', () => {
  const text = 'A座 12层 / 弱电间（西）UPS-2000 主机，蓄电池柜';
  for (let width = 4; width < 40; width += 1) {
    for (const line of wrapText(text, width, 9, measure)) expect(measure(line)).toBeLessThanOrEqual(width + 2);
  }
});

it('drops the beginning of a long path, not its end', () => {
  expect(wrapPath(['望京科技园', 'B座', '12层', '1203'], 22, 1, measure)).toEqual(['… / B座 / 12层 / 1203']);
  expect(wrapPath(['望京科技园', 'B座', '12层', '1203'], 14, 1, measure)).toEqual(['… / 1203']);
});

it('keeps the whole path where two lines hold it', () => {
  expect(wrapPath(['望京科技园', 'B座', '12层', '1203'], 22, 2, measure)).toEqual(['望京科技园 / B座 /', '12层 / 1203']);
});

it('has no line for a path of nothing', () => {
  expect(wrapPath([], 10, 2, measure)).toEqual([]);
});
