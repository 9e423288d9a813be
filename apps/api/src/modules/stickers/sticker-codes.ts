import { randomBytes } from 'node:crypto';
import { stickerAlphabet, stickerCheckCharacter, stickerCodeLength } from '@scanfix/shared-types';

const bodyLength = stickerCodeLength - 1;

/** Ten random characters and their check character: 50 bits, of which five in 37 are drawn again because their check is no letter or digit. */
export function drawStickerCode(): string {
  for (;;) {
    // 256 is a multiple of 32: every character is equally likely.
    const body = Array.from(randomBytes(bodyLength), (byte) => stickerAlphabet.charAt(byte % stickerAlphabet.length)).join('');
    const check = stickerCheckCharacter(body);
    if (check !== null) return body + check;
  }
}

/** Different from each other; whether somebody else has one of them, only the database knows. */
export function drawStickerCodes(count: number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) codes.add(drawStickerCode());
  return [...codes];
}

/** In groups that people can read aloud and type: `ABCD-EFGH-JKM`. `parseStickerCode` takes the hyphens away again. */
export function readableStickerCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join('-');
}
