import { Readable } from 'node:stream';
import type { Cell } from './spreadsheet.js';

/** With a byte order mark, without which Excel takes UTF-8 for the local code page. */
export function writeCsv(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): Readable {
  return Readable.from(lines(rows), { objectMode: false });
}

async function* lines(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const row of rows) yield `${row.map(field).join(',')}\r\n`;
}

function field(cell: Cell): string {
  const text = cell === null ? '' : typeof cell === 'string' ? guarded(cell) : 'day' in cell ? cell.day : cell.decimal;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet calculates what begins so: somebody's device name must not become a formula on the bookkeeper's machine. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
