import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { ZipFile } from 'yazl';
import { UnreadableSpreadsheet, type Cell, type SheetRow } from './spreadsheet.js';
import { dayOfSerial, isDateFormat, serialOfDay } from './xlsx-dates.js';
import { readXlsx } from './xlsx-reading.js';
import { writeXlsx, type SheetColumn } from './xlsx-writing.js';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scanfix-xlsx-'));
  path = join(directory, 'file.xlsx');
});
afterEach(() => rm(directory, { recursive: true }));

async function rows(): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const row of readXlsx(path)) found.push(row);
  return found;
}

const plain: SheetColumn = { width: 20, format: 'text' };

async function write(...cells: Cell[][]): Promise<void> {
  await pipeline(writeXlsx([{ name: '设备', columns: [plain, plain], rows: cells }]), createWriteStream(path));
}

/** A workbook of these parts, the sheet in `xl/worksheets/sheet1.xml`. */
async function packed(parts: Record<string, string | Buffer>): Promise<void> {
  const zip = new ZipFile();
  const all = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="/xl/strings.xml"/><Relationship Id="rId3" Type="x/styles" Target="styles.xml"/></Relationships>',
    'xl/strings.xml': '<sst/>',
    'xl/styles.xml': '<styleSheet/>',
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

describe('reading', () => {
  it('reads what another library wrote: texts, numbers and dates', async () => {
    await writeXlsxFile([
      [{ value: '设备名称' }, { value: '安装日期' }, { value: '数量' }],
      [{ value: '空调 & <风机>' }, { value: new Date(Date.UTC(2026, 10, 22)), type: Date, format: 'yyyy-mm-dd' }, { value: 1.5, type: Number }],
    ], { filePath: path });
    expect(await rows()).toEqual([
      { number: 1, cells: ['设备名称', '安装日期', '数量'] },
      { number: 2, cells: ['空调 & <风机>', '2026-11-22', '1.5'] },
    ]);
  });

  it('keeps each cell in its column and each row at its number', async () => {
    await packed({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="3"><c r="C3"><v>7</v></c></row><row r="4"/><row r="9"><c r="A9" t="str"><v>x</v></c><c><v>2</v></c></row></sheetData></worksheet>' });
    expect(await rows()).toEqual([{ number: 3, cells: ['', '', '7'] }, { number: 9, cells: ['x', '2'] }]);
  });

  it('reads shared strings without their phonetic guides, and prefixed names', async () => {
    await packed({
      'xl/strings.xml': '<x:sst xmlns:x="m"><x:si><x:r><x:t>空</x:t></x:r><x:r><x:t xml:space="preserve">调 </x:t></x:r><x:rPh><x:t>kong</x:t></x:rPh></x:si></x:sst>',
      'xl/worksheets/sheet1.xml': '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>a_x000D_b</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect((await rows())[0]?.cells).toEqual(['空调', 'a\rb']);
  });

  it('tells days from numbers by their format, and counts from 1904 where the file does', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>44886.75</v></c><c r="B1" s="2"><v>44886</v></c><c r="C1" s="3"><v>44886</v></c><c r="D1"><v>44886</v></c></row></sheetData></worksheet>';
    const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="&quot;d&quot;0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    await packed({ 'xl/worksheets/sheet1.xml': sheet, 'xl/styles.xml': styles });
    expect((await rows())[0]?.cells).toEqual(['2022-11-21', '2022-11-21', '44886', '44886']);
    await packed({
      'xl/worksheets/sheet1.xml': sheet, 'xl/styles.xml': styles,
      'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>',
    });
    expect((await rows())[0]?.cells[0]).toBe('2026-11-22');
  });

  it('shows long numbers whole while the spreadsheet has them whole', async () => {
    await packed({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>123456789012345</v></c><c r="B1"><v>1.2345678901234568E+17</v></c><c r="C1"><v>0.30000000000000004</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row></sheetData></worksheet>' });
    expect((await rows())[0]?.cells).toEqual(['123456789012345', '1.23457E+17', '0.3', 'TRUE', '#N/A']);
  });

  it('reads the first sheet that is not hidden', async () => {
    await packed({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="h" state="hidden" r:id="rId9"/><sheet name="a" r:id="rId1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    });
    expect(await rows()).toHaveLength(1);
  });
});

describe('refusing', () => {
  const refusal = async () => rows().then(() => null, (error: unknown) => (error instanceof UnreadableSpreadsheet ? error.reason : error));

  it('refuses a bomb before unpacking it', async () => {
    await packed({ 'xl/worksheets/sheet1.xml': Buffer.alloc(90_000_000, ' ') });
    expect((await readFile(path)).length).toBeLessThan(200_000);
    expect(await refusal()).toBe('too-large');
  });

  it('refuses a bomb that lies about its size', async () => {
    await packed({ 'xl/worksheets/sheet1.xml': Buffer.alloc(20_000_000, ' ') });
    const bytes = await readFile(path);
    const directoryEntry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(1_000, directoryEntry + 24);
    await writeFile(path, bytes);
    expect(await refusal()).toBe('damaged');
  });

  it('refuses entities', async () => {
    await packed({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>' });
    expect(await refusal()).toBe('damaged');
  });

  it.each([
    ['a cut file', async () => { await write(['a']); await writeFile(path, (await readFile(path)).subarray(0, 500)); }],
    ['another zip file', async () => { const zip = new ZipFile(); zip.addBuffer(Buffer.from('x'), 'a.txt'); zip.end(); await pipeline(zip.outputStream, createWriteStream(path)); }],
    ['a broken sheet', () => packed({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' })],
    ['a missing sheet', () => packed({})],
  ])('refuses %s', async (_, make) => {
    await make();
    expect(await refusal()).toBe('damaged');
  });
});

describe('writing', () => {
  it('is read by another library', async () => {
    await write(['设备名称', '安装日期'], ['=HYPERLINK("x") & <b>', { day: '2026-11-22' }], ['_x0041_ \u0001', null]);
    const table = await readXlsxFile(await readFile(path));
    expect(table.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)))).toEqual([
      ['设备名称', '安装日期'], ['=HYPERLINK("x") & <b>', '2026-11-22'], ['_x005F_x0041_', null],
    ]);
  });

  it('reads back what it wrote', async () => {
    const cells = [['a', 'b'], [' 前后 ', '0471'], ['_x0041_', '𠮷"\''], ['1E5', '+86 "x"']];
    await write(...cells);
    expect((await rows()).map((row) => row.cells)).toEqual(cells.map((row) => row.map((cell) => cell.trim())));
  });

  it('offers the choices of another sheet', async () => {
    const file = await buffer(writeXlsx([
      { name: 'a', columns: [{ ...plain, choices: { sheet: '分类', rows: 3 } }], rows: [['分类']] }, { name: '分类', columns: [plain], rows: [['分类'], ['空调'], ['电梯']] },
    ]));
    await writeFile(path, file);
    expect(await rows()).toEqual([{ number: 1, cells: ['分类'] }]);
  });

  it('ends the file with the error of its source', async () => {
    async function* source(): AsyncGenerator<Cell[]> {
      yield ['a'];
      await Promise.reject(new Error('the database went away'));
    }
    await expect(buffer(writeXlsx([{ name: 'a', columns: [plain], rows: source() }]))).rejects.toThrow('the database went away');
  });
});

describe('numbers', () => {
  it('are written as the digits that they were given as, and read as numbers', async () => {
    const file = await buffer(writeXlsx([{ name: 'a', columns: [{ width: 10, format: 'amount' }], rows: [['金额'], [{ decimal: '42949672.95' }], [{ decimal: '-0.01' }], [{ decimal: '130.00' }]] }]));
    expect((await readXlsxFile(file)).slice(1)).toEqual([[42_949_672.95], [-0.01], [130]]);
  });

  it('are refused where they are none, so that nothing else gets into the file', async () => {
    await expect(buffer(writeXlsx([{ name: 'a', columns: [{ width: 10, format: 'amount' }], rows: [[{ decimal: '1</v><v>2' }]] }]))).rejects.toThrow('not a number');
  });
});

it('counts days as spreadsheets do', () => {
  expect(dayOfSerial(46_348)).toBe('2026-11-22');
  expect(serialOfDay('2026-11-22')).toBe(46_348);
  expect(dayOfSerial(0)).toBeNull();
  expect(dayOfSerial(200_000)).toBeNull();
});

it.each([['yyyy-mm-dd', true], ['[$-804]yyyy"年"m"月"', true], ['d/m', true], ['0.00', false], ['"d"0', false], ['[Red]0', false], ['h:mm', false], ['General', false]])('takes %s for a day: %s', (code, expected) => {
  expect(isDateFormat(code)).toBe(expected);
});
