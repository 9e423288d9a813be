import { readFile } from 'node:fs/promises';
import { readCsv } from './csv-reading.js';
import { UnreadableSpreadsheet, type SheetRow } from './spreadsheet.js';
import { readXlsx } from './xlsx-reading.js';

export type SpreadsheetKind = 'xlsx' | 'csv';

/** By the content, never by the name. */
export function kindOf(head: Buffer): SpreadsheetKind {
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'xlsx';
  // The container of Excel before 2007, and of every workbook with a password.
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new UnreadableSpreadsheet('old-or-protected');
  return 'csv';
}

/** The lines of a file on this machine. A CSV file is held in memory: keep it small by the upload's limit. */
export async function* readSpreadsheet(path: string, kind: SpreadsheetKind): AsyncGenerator<SheetRow> {
  if (kind === 'xlsx') yield* readXlsx(path);
  else yield* readCsv(await readFile(path));
}
