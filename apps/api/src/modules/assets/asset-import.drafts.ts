import { assetColumns, type AssetColumn, type CalendarDate } from '@scanfix/shared-types';
import type { RowProblem } from './asset-import.entity.js';
import { dayOf } from './asset-import.dates.js';
import { splitPath } from './asset-file.paths.js';
import { serialKeyOf } from './asset.serial.js';
import { nameKey } from '../../platform/search/name-key.js';

/** One line of the file in the words of the domain; what is wrong is null here and a problem beside it. */
export interface AssetDraft {
  rowNumber: number;
  /** As they were read, in the order of the contract's columns. */
  cells: (string | null)[];
  name: string;
  serialNumber: string | null;
  serialKey: string | null;
  categoryKey: string;
  manufacturer: string;
  manufacturerKey: string;
  model: string | null;
  modelKey: string | null;
  locationPath: string[];
  customerKey: string | null;
  installedOn: CalendarDate | null;
  warrantyUntil: CalendarDate | null;
  note: string | null;
  problems: RowProblem[];
}

/** UTF-16 units, as the columns of the tables. A location's limit is that of each of its names. */
const longest: Record<AssetColumn, number> = {
  name: 100, serialNumber: 64, category: 50, manufacturer: 50, model: 100, location: 600, customer: 100, installedOn: 40, warrantyUntil: 40, note: 500,
};
const longestLocationName = 50;
const deepestLocation = 10;
const places = Object.fromEntries(assetColumns.map(({ key }, index) => [key, index])) as Record<AssetColumn, number>;

/** Excel's errors, which are also what it leaves of a broken formula in a CSV file. */
const formulaError = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/i;
/** `1.23457E+17`: a long number after a spreadsheet has rounded it. */
const rounded = /^\d(\.\d+)?E\+\d{2,}$/i;

/** Everything that can be said about a line without looking at anything else. */
export function draftOf(rowNumber: number, cells: (string | null)[]): AssetDraft {
  const problems: RowProblem[] = [];
  const refuse = (column: AssetColumn, code: string) => { problems.push({ column: places[column], code }); };
  const text = (column: AssetColumn): string | null => {
    const value = cells[places[column]] ?? null;
    if (value === null) return null;
    const code = textProblem(column, value);
    if (code !== null) {
      refuse(column, code);
      return null;
    }
    // Line breaks come with Alt+Enter; in a note they may stay.
    return column === 'note' ? value : value.replace(/[\r\n\t]+/g, ' ');
  };
  const day = (column: AssetColumn): CalendarDate | null => {
    const value = text(column);
    const read = value === null ? null : dayOf(value);
    if (value !== null && read === null) refuse(column, 'not-a-date');
    return read;
  };

  const name = text('name');
  const serialNumber = text('serialNumber');
  const category = text('category');
  const manufacturer = text('manufacturer') ?? '';
  const model = text('model');
  const location = text('location');
  const customer = text('customer');
  const installedOn = day('installedOn');
  const warrantyUntil = day('warrantyUntil');
  const note = text('note');

  if (cells[places.name] === null) refuse('name', 'required');
  if (cells[places.category] === null) refuse('category', 'required');
  if (serialNumber !== null && rounded.test(serialNumber)) refuse('serialNumber', 'number-not-text');
  if (manufacturer !== '' && cells[places.model] === null) refuse('model', 'required');
  if (installedOn !== null && warrantyUntil !== null && warrantyUntil < installedOn) refuse('warrantyUntil', 'before-installation');
  const locationPath = location === null ? [] : splitPath(location);
  if (locationPath.some(({ length }) => length > longestLocationName)) refuse('location', 'too-long');
  if (locationPath.length > deepestLocation) refuse('location', 'too-deep');

  return {
    rowNumber, cells, problems, serialNumber, manufacturer, model, locationPath, installedOn, warrantyUntil, note,
    name: name ?? '',
    serialKey: serialKeyOf(serialNumber),
    categoryKey: nameKey(category ?? ''),
    manufacturerKey: nameKey(manufacturer),
    modelKey: model === null ? null : nameKey(model),
    customerKey: customer === null ? null : nameKey(customer),
  };
}

function textProblem(column: AssetColumn, value: string): string | null {
  if (formulaError.test(value)) return 'formula-error';
  if (value.length > longest[column]) return 'too-long';
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) ? 'wrong-format' : null;
}

export function problem(column: AssetColumn, code: string): RowProblem {
  return { column: places[column], code };
}

/** As it would be imported, for people to look at. */
export function previewOf(draft: AssetDraft): Record<AssetColumn, string | null> {
  const cell = (column: AssetColumn) => draft.cells[places[column]] ?? null;
  return {
    name: draft.name || cell('name'),
    serialNumber: draft.serialNumber ?? cell('serialNumber'),
    category: cell('category'),
    manufacturer: draft.manufacturer || null,
    model: draft.model ?? cell('model'),
    location: draft.locationPath.length > 0 ? draft.locationPath.join(' / ') : cell('location'),
    customer: cell('customer'),
    installedOn: draft.installedOn ?? cell('installedOn'),
    warrantyUntil: draft.warrantyUntil ?? cell('warrantyUntil'),
    note: draft.note ?? cell('note'),
  };
}
