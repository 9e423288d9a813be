import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assetColumns, type AssetImport, type LocationNode } from '@scanfix/shared-types';
import readXlsxFile, { readSheetNames } from 'read-excel-file/node';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, type TestPerson } from './support/people.js';

let api: RunningApi;
let person: TestPerson;
let manager: Calls;
let stranger: Calls;
let categoryId: number;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  person = await createPerson(api, (await createOrganization(api)).id, ['manager']);
  manager = callsOf(api, person);
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
  categoryId = (await manager.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] })).id;
});

type Table = (string | number | boolean | null)[][];
const zh = assetColumns.map((column) => column.zh);
const en = assetColumns.map((column) => column.en);

const download = async (path: string, language?: string, calls = manager) => {
  const request = calls.call('get', path).buffer().parse((response, done) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => done(null, Buffer.concat(pieces)));
  });
  if (language) void request.set('accept-language', language);
  const { body, headers } = await request.expect(200);
  return { file: body as Buffer, headers: headers as Record<string, string> };
};
/** With another library than the one that wrote it. */
const table = async (file: Buffer, sheet = 1): Promise<Table> => (await readXlsxFile(file, { sheet })).map((row) => row.map((cell) => {
  const value = cell as unknown;
  return value instanceof Date ? value.toISOString().slice(0, 10) : value as Table[number][number];
}));
const upload = async (file: Buffer, by: TestPerson, name = 'f.xlsx') =>
  (await api.http.post('/api/v1/asset-imports').set('authorization', by.authorization).attach('file', file, name).expect(201)).body as AssetImport;

async function furnish(calls: Calls): Promise<{ lobbyId: number }> {
  const site = await calls.post<LocationNode>('/locations', { parentId: null, kind: 'site', name: '一期' });
  const lobby = await calls.post<LocationNode>('/locations', { parentId: site.id, kind: 'room', name: 'A/B座大堂' });
  await calls.post('/customers', { kind: 'company', name: '华润置地' });
  return { lobbyId: lobby.id };
}

/** Everything that is hard to carry in a file. */
async function fill(): Promise<void> {
  const { lobbyId } = await furnish(manager);
  const model = await manager.post<{ id: number }>('/asset-models', { categoryId, manufacturer: '格力', name: 'KFR-72LW' });
  const [customer] = (await manager.get<{ items: { id: number }[] }>('/customers')).items;
  await manager.post('/assets', {
    name: '=1+1 空调', categoryId, modelId: model.id, customerId: customer?.id, locationId: lobbyId, serialNumber: '00471', installedOn: '2024-06-18', warrantyUntil: '2027-06-17', note: '第一行\n"第二行", 完',
  });
  await manager.post('/assets', { name: '-5℃冷库', categoryId, serialNumber: '1234567890123456789' });
  await manager.post('/assets', { name: '旧空调', categoryId, serialNumber: '00471-old' }).then((asset) => manager.post(`/assets/${(asset as { id: number }).id}/retire`, {}));
}

const exported: Table = [
  zh,
  ['-5℃冷库', '1234567890123456789', '空调', null, null, null, null, null, null, null],
  ['=1+1 空调', '00471', '空调', '格力', 'KFR-72LW', '一期 / A\\/B座大堂', '华润置地', '2024-06-18', '2027-06-17', '第一行\n"第二行", 完'],
];

describe('the export', () => {
  it('is a workbook of the columns of the import, without the retired', async () => {
    await fill();
    const { file, headers } = await download('/assets/export?format=xlsx');
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers['content-disposition']).toBe(`attachment; filename="devices.xlsx"; filename*=UTF-8''${encodeURIComponent('设备.xlsx')}`);
    expect(await table(file)).toEqual(exported);
  });

  it('is a CSV file that Excel opens as UTF-8 and in which nothing is a formula', async () => {
    await fill();
    const { file, headers } = await download('/assets/export?format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.toString()).toBe(`\ufeff${[
      zh.join(','),
      "'-5℃冷库,1234567890123456789,空调,,,,,,,",
      '\'=1+1 空调,00471,空调,格力,KFR-72LW,一期 / A\\/B座大堂,华润置地,2024-06-18,2027-06-17,"第一行\n""第二行"", 完"',
      '',
    ].join('\r\n')}`);
  });

  it.each(['xlsx', 'csv'])('comes back by the import as it was, as %s', async (format) => {
    await fill();
    const { file } = await download(`/assets/export?format=${format}`);
    const other = await createPerson(api, (await createOrganization(api)).id, ['manager']);
    const there = callsOf(api, other);
    await there.post('/asset-categories', { name: '空调', problemTypes: [] });
    await furnish(there);
    const preview = await upload(file, other, `f.${format}`);
    expect(preview).toMatchObject({ totalRows: 2, invalidRows: 0, errors: [], newLocations: [], newModels: ['格力 KFR-72LW'] });
    await there.post(`/asset-imports/${preview.id}/apply`);
    // The rows come newest first, and are imported in their order: turned round twice is as it was.
    const again = await table((await download('/assets/export?format=xlsx', undefined, there)).file);
    expect([again[0], ...again.slice(1).reverse()]).toEqual(exported);
  });

  it('follows the filters of the list, and the language of the browser', async () => {
    await fill();
    const filtered = await table((await download(`/assets/export?format=xlsx&search=${encodeURIComponent('冷库')}`, 'en-GB,en;q=0.9')).file);
    expect(filtered.map(([name]) => name)).toEqual([en[0], '-5℃冷库']);
    expect((await table((await download('/assets/export?format=xlsx&status=retired')).file)).map(([name]) => name)).toEqual([zh[0], '旧空调']);
    expect(await table((await download('/assets/export?format=xlsx', undefined, stranger)).file)).toEqual([zh]);
  });

  it('goes on beyond what is read at once', async () => {
    const lines = Array.from({ length: 1_203 }, (_, index) => `空调${index},空调`);
    const { id } = await upload(Buffer.from(`设备名称,分类\n${lines.join('\n')}`), person, 'f.csv');
    await manager.post(`/asset-imports/${id}/apply`);
    const names = (await download('/assets/export?format=csv')).file.toString().split('\r\n').slice(1, -1).map((line) => line.split(',')[0]);
    expect(names).toEqual(lines.map((_, index) => `空调${1_202 - index}`));
  });

  it('refuses other formats, and places of others', async () => {
    const { lobbyId } = await furnish(manager);
    expect(await manager.refusal('get', '/assets/export?format=pdf')).toMatchObject({ status: 400, errors: [{ field: 'format', code: 'not-a-choice' }] });
    expect(await manager.refusal('get', '/assets/export')).toMatchObject({ status: 400 });
    expect(await stranger.refusal('get', `/assets/export?format=csv&locationId=${lobbyId}`)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('the template', () => {
  it('has headers, an example, the categories and how to fill it in', async () => {
    const { file } = await download('/asset-imports/template?format=xlsx');
    expect((await readSheetNames(file)).map(String)).toEqual(['设备', '分类', '填写说明']);
    expect(await table(file)).toEqual([zh, ['（示例，导入时会跳过）大堂中央空调', 'SN-2024-0471', '空调', '格力', 'KFR-72LW', '一期 / 3号楼 / 大堂', null, '2024-06-18', '2027-06-17', '配电箱在吊顶内']]);
    expect(await table(file, 2)).toEqual([['分类'], ['空调']]);
    expect((await download('/asset-imports/template?format=csv')).file.toString().split('\r\n')[0]).toBe(`\ufeff${zh.join(',')}`);
    expect((await table((await download('/asset-imports/template?format=xlsx', 'en')).file))[0]).toEqual(en);
  });

  it.each(['xlsx', 'csv'])('imports nothing as it is: its example is skipped (%s)', async (format) => {
    const { file } = await download(`/asset-imports/template?format=${format}`);
    const answer = await api.http.post('/api/v1/asset-imports').set('authorization', person.authorization).attach('file', file, `f.${format}`);
    expect(answer.body).toMatchObject({ status: 422, code: 'import-file-unreadable', context: { reason: 'no-rows' } });
  });
});

describe('the file of errors', () => {
  it('holds the bad rows and what is wrong with each, and can be uploaded again', async () => {
    const preview = await upload(Buffer.from('设备名称,序列号,分类,安装日期\n好的,SN-1,空调,2024-01-01\n坏的,SN-2,飞机,去年\n,SN-3,空调,\n'), person, 'f.csv');
    const { file, headers } = await download(`/asset-imports/${preview.id}/errors`);
    expect(headers['content-disposition']).toContain(encodeURIComponent('设备导入错误.xlsx'));
    const rows = await table(file);
    expect(rows[0]).toEqual([...zh, '错误']);
    expect(rows.slice(1).map((row) => [row[0], row[1], row.at(-1)])).toEqual([
      ['坏的', 'SN-2', '第 3 行：安装日期 不是日期；分类 没有这个分类'], [null, 'SN-3', '第 4 行：设备名称 必填'],
    ]);
    expect((await table((await download(`/asset-imports/${preview.id}/errors`, 'en')).file))[2]?.at(-1)).toBe('Row 4: Name required');
    expect(await upload(file, person)).toMatchObject({ totalRows: 2, invalidRows: 2, errors: preview.errors.map(({ row, ...error }) => ({ ...error, row: row - 1 })) });
  });
});
