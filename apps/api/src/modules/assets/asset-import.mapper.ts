import { assetColumns, type AssetImport, type ImportError } from '@scanfix/shared-types';
import type { AssetImportRecord, AssetImportRow } from './asset-import.entity.js';

export function importOf(record: AssetImportRecord, preview: AssetImport['preview'], invalidRows: readonly AssetImportRow[]): AssetImport {
  return {
    id: record.id,
    fileName: record.fileName,
    status: record.status,
    totalRows: record.totalRows,
    validRows: record.totalRows - record.invalidRows,
    invalidRows: record.invalidRows,
    errors: invalidRows.flatMap(errorsOf),
    preview,
    newLocations: record.newLocations,
    newModels: record.newModels,
    createdAt: record.createdAt.toISOString(),
    appliedAt: record.appliedAt?.toISOString() ?? null,
    appliedRows: record.appliedRows,
  };
}

function errorsOf({ rowNumber, cells, problems }: AssetImportRow): ImportError[] {
  return (problems ?? []).map(({ column, code }) => ({
    row: rowNumber, column: column === null ? null : assetColumns[column]?.key ?? null, code, value: column === null ? null : cells[column] ?? null,
  }));
}
