import { assetColumns, type AssetColumn } from '@scanfix/shared-types';
import { nameKey } from '../../platform/search/name-key.js';

/** Lines that may stand above the header: titles, instructions. */
export const headerWithin = 10;

/** Field → index of its cell in a line. */
export type ColumnPlaces = ReadonlyMap<AssetColumn, number>;

const columnsByHeader = new Map<string, AssetColumn>(assetColumns.flatMap(({ key, zh, en }) => [key, zh, en].map((header): [string, AssetColumn] => [headerKey(header), key])));

/** Which of our columns a line names, in either language; null when it is no header. A column named twice counts where it stands first. */
export function placesIn(cells: readonly string[]): ColumnPlaces | null {
  const places = new Map<AssetColumn, number>();
  cells.forEach((cell, index) => {
    const column = columnsByHeader.get(headerKey(cell));
    if (column !== undefined && !places.has(column)) places.set(column, index);
  });
  return assetColumns.every(({ key, required }) => !required || places.has(key)) ? places : null;
}

/** A line of the file in the order of the contract's columns; null where a cell is empty. */
export function arrange(cells: readonly string[], places: ColumnPlaces): (string | null)[] {
  return assetColumns.map(({ key }) => {
    const index = places.get(key);
    return (index === undefined ? undefined : cells[index]) || null;
  });
}

/** `设备名称*`, `Serial Number`, `serial_number` are the same to people. */
function headerKey(header: string): string {
  return nameKey(header).replace(/[\s*＊_:：]/g, '');
}
