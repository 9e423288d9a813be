import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { maximumCellLength, maximumColumns, UnreadableSpreadsheet, type SheetRow } from './spreadsheet.js';
import { decodeText } from './text-decoding.js';

const separators = [',', ';', '\t'] as const;
/** UTF-16 units handed to the parser at once, so that other requests run in between. */
const chunkLength = 64_000;
/** A quote that is never closed makes one record of the rest of the file. */
const maximumRecordLength = 60_000;

/** The lines of a CSV file, empty ones too; in the encodings and with the separators that spreadsheets write. */
export async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decodeText(bytes);
  const declared = /^sep=(.)\r?\n/.exec(text);
  const parser = Readable.from(chunks(text)).pipe(parse({
    delimiter: declared?.[1] ?? separatorOf(text),
    from_line: declared ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: maximumRecordLength,
  }));
  let number = declared ? 1 : 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells: record.slice(0, maximumColumns).map(cellOf) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableSpreadsheet('damaged') : error;
  }
}

/** The separator that the first lines hold most of. */
export function separatorOf(text: string): string {
  const head = text.slice(0, 4_000).replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => head.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Takes off the apostrophe that our own files put before what a spreadsheet would take for a formula. */
function cellOf(text: string): string {
  const trimmed = text.trim().slice(0, maximumCellLength);
  return /^'+[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

function* chunks(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += chunkLength) yield text.slice(start, start + chunkLength);
}
