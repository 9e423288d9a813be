import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { readCsv, separatorOf } from './csv-reading.js';
import { writeCsv } from './csv-writing.js';
import { UnreadableSpreadsheet, type Cell } from './spreadsheet.js';

async function read(bytes: Buffer | string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readCsv(Buffer.from(bytes))) rows.push(cells);
  return rows;
}

describe('reading', () => {
  // 设备名称,分类 / 空调,暖通 as a Chinese Excel saves it.
  const gbk = Buffer.from('c9e8b1b8c3fbb3c62cb7d6c0e00d0abfd5b5f72cc5afcda80d0a', 'hex');
  const table = [['设备名称', '分类'], ['空调', '暖通']];

  it.each([
    ['UTF-8', Buffer.from('设备名称,分类\n空调,暖通\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff设备名称,分类\r\n空调,暖通')],
    ['GBK', gbk],
    ['UTF-16 with tabs, which Excel calls Unicode text', Buffer.from('\ufeff设备名称\t分类\r\n空调\t暖通\r\n', 'utf16le')],
    ['semicolons', Buffer.from('设备名称;分类\n空调;暖通')],
  ])('understands %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual(table);
  });

  it('reads the separator that the file declares and counts its line', async () => {
    const rows = [];
    for await (const row of readCsv(Buffer.from('sep=|\r\na|b,c\r\n'))) rows.push(row);
    expect(rows).toEqual([{ number: 2, cells: ['a', 'b,c'] }]);
  });

  it('counts records as a spreadsheet does, empty lines and line breaks in quotes included', async () => {
    const rows = [];
    for await (const row of readCsv(Buffer.from('a,b\n\n"1\n2",3\n'))) rows.push(row);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[2]?.cells).toEqual(['1\n2', '3']);
  });

  it('does not take separators within quotes for the file\'s', () => {
    expect(separatorOf('"a,b,c,d";x\n1;2')).toBe(';');
  });

  it.each([
    ['a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'not-a-spreadsheet'],
    ['a quote that is never closed', Buffer.from(`a,b\n"${'x'.repeat(100_000)}`), 'damaged'],
  ])('refuses %s', async (_, bytes, reason) => {
    await expect(read(bytes)).rejects.toEqual(new UnreadableSpreadsheet(reason as 'damaged'));
  });
});

describe('writing', () => {
  const written = async (rows: Cell[][]) => (await buffer(writeCsv(rows))).toString();

  it('marks the file as UTF-8 and quotes what must be', async () => {
    expect(await written([['a,b', 'say "x"', '行\n行', null, { day: '2026-11-22' }]])).toBe('\ufeff"a,b","say ""x""","行\n行",,2026-11-22\r\n');
  });

  it.each(['=1+1', '+86', '-5℃ 冷库', '@SUM(A1)', "'=x", "''-y", '=cmd|\'/c calc\'!A0'])('keeps %s from being a formula, and reads it back as it was', async (value) => {
    const file = await written([[value]]);
    expect(file).not.toMatch(/^\ufeff"?[=+\-@]/);
    expect(await read(file)).toEqual([[value]]);
  });
});
