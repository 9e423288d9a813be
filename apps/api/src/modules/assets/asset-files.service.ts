import { Injectable } from '@nestjs/common';
import { assetColumns, type AssetColumn, type Locale } from '@scanfix/shared-types';
import type { Readable } from 'node:stream';
import { joinPath } from './asset-file.paths.js';
import { wordsFor, type AssetFileWords } from './asset-file.words.js';
import type { AssetImportRow } from './asset-import.entity.js';
import { AssetImportsRepository } from './asset-imports.repository.js';
import { AssetListsRepository, type AssetFilter } from './asset-lists.repository.js';
import type { AssetRecord } from './asset.mapper.js';
import { AssetsRepository } from './assets.repository.js';
import { AssetsService } from './assets.service.js';
import { CustomersService } from '../customers/customers.service.js';
import { LocationsService } from '../locations/locations.service.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { writeCsv } from '../../platform/spreadsheets/csv-writing.js';
import type { Cell } from '../../platform/spreadsheets/spreadsheet.js';
import { writeXlsx, type SheetColumn } from '../../platform/spreadsheets/xlsx-writing.js';

export interface AssetFile {
  name: string;
  mediaType: string;
  content: Readable;
}

type Format = 'xlsx' | 'csv';
const mediaTypes: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8',
};
/** Rows read at once while a file is written. */
const batchSize = 500;

const widths: Record<AssetColumn, number> = {
  name: 28, serialNumber: 22, category: 14, manufacturer: 14, model: 20, location: 36, customer: 22, installedOn: 14, warrantyUntil: 14, note: 32,
};
const columns: SheetColumn[] = assetColumns.map(({ key }) => ({
  width: widths[key], format: key === 'installedOn' || key === 'warrantyUntil' ? 'date' : 'text',
}));
const categoryColumn = assetColumns.findIndex(({ key }) => key === 'category');

/** Files of devices to take away, change, and bring back. */
@Injectable()
export class AssetFilesService {
  constructor(
    private readonly lists: AssetListsRepository,
    private readonly records: AssetsRepository,
    private readonly imports: AssetImportsRepository,
    private readonly assets: AssetsService,
    private readonly customers: CustomersService,
    private readonly locations: LocationsService,
  ) {}

  /** Without the retired unless they are asked for: the file has no column that would tell them apart. */
  export(organizationId: number, filter: AssetFilter, format: Format, locale: Locale): AssetFile {
    const words = wordsFor(locale);
    const rows = this.exportedRows(organizationId, { ...filter, exceptRetired: filter.status === undefined }, locale);
    return {
      name: `${words.fileName.assets}.${format}`, mediaType: mediaTypes[format],
      content: format === 'csv' ? writeCsv(rows) : writeXlsx([{ name: words.assetsSheet, columns, rows }]),
    };
  }

  async template(organizationId: number, format: Format, locale: Locale): Promise<AssetFile> {
    const words = wordsFor(locale);
    const categories = (await this.assets.categories(organizationId)).map(({ name }) => name);
    const example = words.example.map((cell, index) => (index === categoryColumn ? categories[0] ?? cell : cell));
    const rows: Cell[][] = [headers(locale), example.map(exampleCell)];
    const file = { name: `${words.fileName.template}.${format}`, mediaType: mediaTypes[format] };
    if (format === 'csv') return { ...file, content: writeCsv(rows) };
    return {
      ...file,
      content: writeXlsx([
        {
          name: words.assetsSheet, rows,
          columns: columns.map((column, index) => (index === categoryColumn ? { ...column, choices: { sheet: words.categoriesSheet, rows: categories.length + 1 } } : column)),
        },
        { name: words.categoriesSheet, columns: [{ width: 24, format: 'text' }], rows: [[words.categoriesSheet], ...categories.map((name) => [name])] },
        { name: words.notesSheet, columns: [{ width: 90, format: 'text' }], rows: [[words.notesSheet], ...words.notes.map((note) => [note])] },
      ]),
    };
  }

  /** The bad lines as they were, and what is wrong with each: to mend and upload again. @throws DomainError `not-found` */
  async errors(organizationId: number, importId: number, locale: Locale): Promise<AssetFile> {
    if (!await this.imports.find(organizationId, importId)) throw new DomainError('not-found');
    const words = wordsFor(locale);
    return {
      name: `${words.fileName.errors}.xlsx`, mediaType: mediaTypes.xlsx,
      content: writeXlsx([{ name: words.assetsSheet, columns: [...columns, { width: 60, format: 'text' }], rows: this.invalidRows(importId, words, locale) }]),
    };
  }

  private async *exportedRows(organizationId: number, filter: AssetFilter, locale: Locale): AsyncGenerator<Cell[]> {
    yield headers(locale);
    let beforeId: number | null = null;
    for (;;) {
      const ids = await this.lists.ids(organizationId, filter, beforeId, batchSize);
      const records = new Map((await this.records.records(organizationId, ids)).map((record) => [record.id, record]));
      const all = [...records.values()];
      const locations = await this.locations.summaries(organizationId, all.flatMap(({ locationId }) => locationId ?? []));
      const customers = await this.customers.names(organizationId, all.flatMap(({ customerId }) => customerId ?? []));
      for (const id of ids) {
        const record = records.get(id);
        if (record) yield exportedRow(record, locations.get(record.locationId ?? 0)?.path ?? [], customers.get(record.customerId ?? 0) ?? null);
      }
      beforeId = ids.at(-1) ?? null;
      if (ids.length < batchSize) return;
    }
  }

  private async *invalidRows(importId: number, words: AssetFileWords, locale: Locale): AsyncGenerator<Cell[]> {
    yield [...headers(locale), words.errorHeader];
    let afterRow = 0;
    for (;;) {
      const rows = await this.imports.invalidRows(importId, batchSize, afterRow);
      for (const row of rows) yield [...row.cells, describe(row, words, locale)];
      afterRow = rows.at(-1)?.rowNumber ?? 0;
      if (rows.length < batchSize) return;
    }
  }
}

function headers(locale: Locale): string[] {
  return assetColumns.map(({ zh, en }) => (locale === 'en' ? en : zh));
}

function exampleCell(text: string): Cell {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? { day: text } : text;
}

function exportedRow(record: AssetRecord, locationPath: string[], customer: string | null): Cell[] {
  const cells: Record<AssetColumn, Cell> = {
    name: record.name,
    serialNumber: record.serialNumber,
    category: record.categoryName,
    manufacturer: record.manufacturer,
    model: record.modelName,
    location: joinPath(locationPath),
    customer,
    installedOn: record.installedOn === null ? null : { day: record.installedOn },
    warrantyUntil: record.warrantyUntil === null ? null : { day: record.warrantyUntil },
    note: record.note,
  };
  return assetColumns.map(({ key }) => cells[key]);
}

function describe({ rowNumber, problems }: AssetImportRow, words: AssetFileWords, locale: Locale): string {
  const sentences = (problems ?? []).map(({ column, code }) => {
    const header = column === null ? undefined : assetColumns[column];
    const said = words.problems[code] ?? code;
    return header ? `${locale === 'en' ? header.en : header.zh} ${said}` : said;
  });
  return `${words.line(rowNumber)}${sentences.join(words.separator)}`;
}
