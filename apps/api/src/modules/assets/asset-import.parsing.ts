import { maximumImportRows } from '@scanfix/shared-types';
import { arrange, headerWithin, placesIn, type ColumnPlaces } from './asset-file.columns.js';
import { exampleMarks } from './asset-file.words.js';
import { draftOf, type AssetDraft } from './asset-import.drafts.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { UnreadableSpreadsheet, type SheetRow } from '../../platform/spreadsheets/spreadsheet.js';

const unreadable = (reason: string) => new DomainError('import-file-unreadable', { reason });

/**
 * The lines of a file, each judged by itself. Reading stops at the first line too many.
 * @throws DomainError `import-file-unreadable` with a `reason`, `import-too-many-rows`
 */
export async function parseAssets(rows: AsyncIterable<SheetRow>): Promise<AssetDraft[]> {
  const drafts: AssetDraft[] = [];
  let places: ColumnPlaces | null = null;
  let linesAboveHeader = 0;
  try {
    for await (const { number, cells } of rows) {
      if (!cells.some(Boolean)) continue;
      if (places === null) {
        places = placesIn(cells);
        linesAboveHeader += 1;
        if (places === null && linesAboveHeader >= headerWithin) throw unreadable('no-header');
        continue;
      }
      const arranged = arrange(cells, places);
      if (arranged.every((cell) => cell === null) || isExample(arranged)) continue;
      if (drafts.length >= maximumImportRows) throw new DomainError('import-too-many-rows', { maximum: maximumImportRows });
      drafts.push(draftOf(number, arranged));
    }
  } catch (error) {
    throw error instanceof UnreadableSpreadsheet ? unreadable(error.reason) : error;
  }
  if (places === null) throw unreadable('no-header');
  if (drafts.length === 0) throw unreadable('no-rows');
  return drafts;
}

function isExample([name]: (string | null)[]): boolean {
  return exampleMarks.some((mark) => name?.startsWith(mark));
}
