import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell } from './spreadsheet.js';
import { serialOfDay } from './xlsx-dates.js';

export interface SheetColumn {
  /** Characters. */
  width: number;
  /** `text` keeps a spreadsheet from making a number of what is typed. */
  format: 'text' | 'date' | 'general' | 'amount';
  /** The column takes only what stands in column A of this other sheet, from its second line to line `rows`. */
  choices?: { sheet: string; rows: number };
}

export interface Sheet {
  name: string;
  columns: SheetColumn[];
  /** The first row is the header: bold, and stays when scrolling. */
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Indexes into `cellXfs` of the styles below. */
const styleOf = { general: 0, header: 1, text: 2, date: 3, amount: 4 } as const;
/** Rows handed on at once. */
const rowsPerPiece = 200;

/** A workbook, written as its rows are read: nothing of it is held in memory. */
export function writeXlsx(sheets: Sheet[]): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.addBuffer(Buffer.from(contentTypes(sheets.length)), '[Content_Types].xml');
  zip.addBuffer(Buffer.from(relationships([['officeDocument', 'xl/workbook.xml']])), '_rels/.rels');
  zip.addBuffer(Buffer.from(workbook(sheets)), 'xl/workbook.xml');
  zip.addBuffer(Buffer.from(relationships([
    ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]), ['styles', 'styles.xml'],
  ])), 'xl/_rels/workbook.xml.rels');
  zip.addBuffer(Buffer.from(styles), 'xl/styles.xml');
  sheets.forEach((sheet, index) => {
    const source = Readable.from(sheetXml(sheet));
    // yazl does not pass on what happens to its sources, nor stop them when nobody reads any more.
    source.on('error', (error) => output.destroy(error));
    output.on('close', () => source.destroy());
    zip.addReadStream(source, `xl/worksheets/sheet${index + 1}.xml`);
  });
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<Buffer> {
  const frozen = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  const widths = columns.map(({ width, format }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleOf[format]}" customWidth="1"/>`);
  yield Buffer.from(`${declaration}<worksheet xmlns="${main}">${frozen}<cols>${widths.join('')}</cols><sheetData>`);
  let piece = '';
  let number = 0;
  for await (const row of rows) {
    number += 1;
    piece += `<row r="${number}">${row.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, number === 1 ? 'header' : columns[index]?.format ?? 'general')).join('')}</row>`;
    if (number % rowsPerPiece !== 0) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(`${piece}</sheetData>${choicesXml(columns)}</worksheet>`);
}

function cellXml(cell: Cell, reference: string, style: keyof typeof styleOf): string {
  if (cell === null || cell === '') return '';
  if (typeof cell !== 'string' && 'decimal' in cell) return `<c r="${reference}" s="${styleOf[style === 'text' ? 'general' : style]}"><v>${digits(cell.decimal)}</v></c>`;
  if (typeof cell !== 'string') return `<c r="${reference}" s="${styleOf.date}"><v>${serialOfDay(cell.day)}</v></c>`;
  return `<c r="${reference}" s="${styleOf[style]}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** @throws Error where it is no number: it would damage the file */
function digits(decimal: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) throw new Error(`not a number: ${decimal}`);
  return decimal;
}

function choicesXml(columns: SheetColumn[]): string {
  const rules = columns.flatMap(({ choices }, index) => (choices && choices.rows > 1
    ? [`<dataValidation type="list" allowBlank="1" sqref="${columnName(index)}2:${columnName(index)}20001"><formula1>'${escaped(choices.sheet.replaceAll("'", "''"))}'!$A$2:$A$${choices.rows}</formula1></dataValidation>`]
    : []));
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
}

/** What XML 1.0 cannot hold is dropped; what would be read as an escape is escaped. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function workbook(sheets: Sheet[]): string {
  const list = sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${list.join('')}</sheets></workbook>`;
}

function relationships(targets: [type: string, target: string][]): string {
  const list = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`);
  return `${declaration}<Relationships xmlns="${packageRelations}">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string) => `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts = [type('workbook.xml', 'sheet.main'), type('styles.xml', 'styles'), ...Array.from({ length: sheets }, (_, index) => type(`worksheets/sheet${index + 1}.xml`, 'worksheet'))];
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
    + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    + `${parts.join('')}</Types>`;
}

const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
  + '<fill><patternFill patternType="solid"><fgColor rgb="FFE6F2F1"/><bgColor indexed="64"/></patternFill></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>'
  + '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';
