import { UnreadableSpreadsheet } from './spreadsheet.js';

const marks: [number[], string][] = [[[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']];

/**
 * Text of a file that does not say its encoding: by its mark, else UTF-8 where it is valid UTF-8, else what a Chinese Excel writes
 * (GBK, of which GB 18030 is the superset).
 */
export function decodeText(bytes: Buffer): string {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  const text = marked ? decode(bytes, marked[1]) : decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  // A picture may pass as text of some encoding, but not without zero bytes.
  if (text === null || text.includes('\0')) throw new UnreadableSpreadsheet('not-a-spreadsheet');
  return text;
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
