import { describe, expect, it } from '@jest/globals';
import { labelLayouts, parseStickerCode, stickerAlphabet, stickerCheckCharacter, stickerCodeLength } from './stickers.js';

const bodies = ['0000000000', 'A1B2C3D4E5', 'ZZZZZZZZZZ', '7KQ2M9XW0T', 'HJKMNPQRST', '1234567890'];
const codes = bodies.flatMap((body) => {
  const check = stickerCheckCharacter(body);
  return check === null ? [] : [`${body}${check}`];
});

describe('a sticker code', () => {
  it('has examples to check with', () => {
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) expect(code).toHaveLength(stickerCodeLength);
  });

  it.each(codes)('%s is read as typed: small letters, spaces, dashes, O for 0, I and L for 1', (code) => {
    const typed = code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l').replace(/(.{4})/g, '$1- ');
    expect(parseStickerCode(typed)).toBe(code);
  });

  it.each(codes)('%s with any one character wrong is not a code', (code) => {
    for (let position = 0; position < code.length; position += 1) {
      for (const character of stickerAlphabet) {
        if (character === code[position]) continue;
        expect(parseStickerCode(code.slice(0, position) + character + code.slice(position + 1))).toBeNull();
      }
    }
  });

  it.each(codes)('%s with two neighbours swapped is not a code', (code) => {
    for (let position = 0; position < code.length - 1; position += 1) {
      const [a, b] = [code[position], code[position + 1]];
      if (a === b || a === undefined || b === undefined) continue;
      expect(parseStickerCode(code.slice(0, position) + b + a + code.slice(position + 2))).toBeNull();
    }
  });

  it.each(['', 'hello', '0000000000', 'https://example.com/r/1', 'UUUUUUUUUUU', '０'.repeat(11)])('is not "%s"', (text) => {
    expect(parseStickerCode(text)).toBeNull();
  });
});

it('has no label layout whose labels leave the paper', () => {
  for (const { page, label, columns, rows, left, top, gapX, gapY } of Object.values(labelLayouts)) {
    expect(left + columns * label[0] + (columns - 1) * gapX).toBeLessThanOrEqual(page[0]);
    expect(top + rows * label[1] + (rows - 1) * gapY).toBeLessThanOrEqual(page[1]);
  }
});
