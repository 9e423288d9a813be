import { expect, it } from '@jest/globals';
import { parseStickerCode, stickerAlphabet, stickerCodeLength } from '@scanfix/shared-types';
import { drawStickerCode, drawStickerCodes, readableStickerCode } from './sticker-codes.js';

const characters = [...stickerAlphabet];
const replaceAt = (text: string, index: number, part: string) => text.slice(0, index) + part + text.slice(index + part.length);

it('draws codes of eleven characters that parse as themselves', () => {
  for (const code of drawStickerCodes(2_000)) {
    expect(code).toHaveLength(stickerCodeLength);
    expect(parseStickerCode(code)).toBe(code);
  }
});

it('detects every wrong character of a code', () => {
  const wrong = drawStickerCodes(1_000).flatMap((code) => [...code].flatMap((right, index) => (
    characters.filter((character) => character !== right).map((character) => replaceAt(code, index, character))
  )));
  expect(wrong).toHaveLength(1_000 * 11 * 31);
  expect(wrong.filter((text) => parseStickerCode(text) !== null)).toEqual([]);
});

it('detects every two neighbours that changed places', () => {
  const swapped = drawStickerCodes(5_000).flatMap((code) => [...code.slice(1)].flatMap((right, index) => {
    const left = code.charAt(index);
    return left === right ? [] : [replaceAt(code, index, right + left)];
  }));
  expect(swapped.length).toBeGreaterThan(45_000);
  expect(swapped.filter((text) => parseStickerCode(text) !== null)).toEqual([]);
});

it('lets through about one in 37 of texts that are no codes at all', () => {
  const random = () => characters[Math.floor(Math.random() * characters.length)] ?? '';
  const accepted = Array.from({ length: 20_000 }, () => Array.from({ length: stickerCodeLength }, random).join('')).filter((text) => parseStickerCode(text) !== null);
  expect(accepted.length / 20_000).toBeLessThan(0.04);
});

it('uses every character equally often', () => {
  const counts = new Map<string, number>();
  for (let drawn = 0; drawn < 20_000; drawn += 1) {
    for (const character of drawStickerCode().slice(0, 10)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect(counts.size).toBe(32);
  const expected = 200_000 / 32;
  for (const count of counts.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.1);
});

it('never draws the same code twice for one batch', () => {
  expect(new Set(drawStickerCodes(5_000)).size).toBe(5_000);
});

it('prints a code in groups that can be typed back', () => {
  const code = drawStickerCode();
  expect(readableStickerCode(code)).toMatch(/^\w{4}-\w{4}-\w{3}$/);
  expect(parseStickerCode(readableStickerCode(code).toLowerCase())).toBe(code);
});
