import { TextDecoder } from 'node:util';
import { damagedBill, unreadableBill } from './bill-problem.js';

/** UTF-16 units. A line of a bill has a few hundred. */
const longestLine = 20_000;
/**
 * Fewer than a hundred: of what is made in one place of the code, V8 judges by a hundred whether it outlives a collection (as lines do that wait for the
 * database), and then has all that follows where it collects last of all: a bill grew by 170 MB there.
 */
const linesAtOnce = 80;
const mark = [0xef, 0xbb, 0xbf];
/** What the first line of any bill begins with. */
const beginnings = ['交易时间', '记账时间'];
const enough = Math.max(...beginnings.map((word) => Buffer.byteLength(word))) + mark.length;

/**
 * The lines of a bill while its bytes come, some at a time; never the whole of it. UTF-8 as WeChat Pay gives it, or GBK as it comes out of other
 * programs; which of them, the heading shows.
 * @throws DomainError `bill-unreadable`, `bill-damaged`
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let decoder: TextDecoder | null = null;
  let head = Buffer.alloc(0);
  let rest = '';
  const waiting: string[] = [];
  let read = 0;
  const decode = (part?: Uint8Array): string => {
    try {
      return part ? decoder?.decode(part, { stream: true }) ?? '' : decoder?.decode() ?? '';
    } catch {
      throw damagedBill('bytes', read + 1);
    }
  };
  const cut = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine || lines.some((line) => line.length > longestLine)) throw unreadableBill('not-a-bill', read + 1);
    read += lines.length;
    for (const line of lines) waiting.push(withoutReturn(line));
  };
  for await (const part of bytes) {
    if (!decoder) {
      head = Buffer.concat([head, part]);
      if (head.length < enough) continue;
      decoder = decoderFor(head);
    }
    cut(decode(head.length > 0 ? head : part));
    head = Buffer.alloc(0);
    while (waiting.length >= linesAtOnce) yield waiting.splice(0, linesAtOnce);
  }
  if (!decoder) throw unreadableBill(head.length === 0 ? 'not-a-bill' : 'not-text', 1);
  cut(decode());
  if (rest !== '') waiting.push(withoutReturn(rest));
  while (waiting.length > 0) yield waiting.splice(0, linesAtOnce);
}

function decoderFor(head: Buffer): TextDecoder {
  if (mark.every((byte, index) => head[index] === byte)) return new TextDecoder('utf-8', { fatal: true });
  for (const encoding of ['utf-8', 'gb18030']) {
    const start = new TextDecoder(encoding).decode(head.subarray(0, enough));
    if (beginnings.some((word) => start.startsWith(word))) return new TextDecoder(encoding, { fatal: true });
  }
  throw unreadableBill(head.includes(0) ? 'not-text' : 'not-a-bill', 1);
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
