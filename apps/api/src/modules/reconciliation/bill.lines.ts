import { TextDecoder } from 'node:util';
import { damagedBill, unreadableBill } from './bill-problem.js';

/** UTF-16 units. A line of a bill has a few hundred. */
const longestLine = 20_000;
const linesAtOnce = 50;
const mark = [0xef, 0xbb, 0xbf];
/** What the first line of any bill begins with. */
const beginnings = ['交易时间', '记账时间'];
const enough = Math.max(...beginnings.map((word) => Buffer.byteLength(word))) + mark.length;

export interface BillTextLine {
  /** From 1. */
  number: number;
  text: string;
}

/**
 * The lines of a bill while its bytes come, some at a time; never the whole of it. UTF-8 as WeChat Pay gives it, or GBK as it comes out of other
 * programs; which of them, the heading shows.
 * @throws DomainError `bill-unreadable`, `bill-damaged`
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<BillTextLine[]> {
  let decoder: TextDecoder | null = null;
  let head = Buffer.alloc(0);
  let rest = '';
  let number = 0;
  const decode = (part?: Uint8Array): string => {
    try {
      return part ? decoder?.decode(part, { stream: true }) ?? '' : decoder?.decode() ?? '';
    } catch {
      throw damagedBill('bytes', number + 1);
    }
  };
  const cut = (text: string): BillTextLine[] => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine || lines.some((line) => line.length > longestLine)) throw unreadableBill('not-a-bill', number + 1);
    return lines.map((line) => ({ number: number += 1, text: withoutReturn(line) }));
  };
  for await (const part of bytes) {
    if (decoder) {
      yield* someOf(cut(decode(part)));
      continue;
    }
    head = Buffer.concat([head, part]);
    if (head.length < enough) continue;
    decoder = decoderFor(head);
    yield* someOf(cut(decode(head)));
  }
  if (!decoder) throw unreadableBill(head.length === 0 ? 'not-a-bill' : 'not-text', 1);
  yield cut(decode());
  if (rest !== '') yield [{ number: number + 1, text: withoutReturn(rest) }];
}

function decoderFor(head: Buffer): TextDecoder {
  if (mark.every((byte, index) => head[index] === byte)) return new TextDecoder('utf-8', { fatal: true });
  for (const encoding of ['utf-8', 'gb18030']) {
    const start = new TextDecoder(encoding).decode(head.subarray(0, enough));
    if (beginnings.some((word) => start.startsWith(word))) return new TextDecoder(encoding, { fatal: true });
  }
  throw unreadableBill(head.includes(0) ? 'not-text' : 'not-a-bill', 1);
}

/** While a few of them are worked off, the others are one string: what waits for a slow database does not grow old in memory. */
function* someOf(lines: BillTextLine[]): Generator<BillTextLine[]> {
  for (let start = 0; start < lines.length; start += linesAtOnce) yield lines.slice(start, start + linesAtOnce);
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
