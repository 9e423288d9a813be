import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assetColumns, type AssetColumn, type AssetDetail, type AssetImport, type AssetModel, type AssetSummary, type LocationNode, type Page } from '@scanfix/shared-types';
import writeXlsxFile from 'write-excel-file/node';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { AssetImportCleaning } from '../src/modules/assets/asset-import-cleaning.js';

let api: RunningApi;
let organizationId: number;
let person: TestPerson;
let manager: Calls;
let stranger: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  person = await createPerson(api, organizationId, ['manager']);
  manager = callsOf(api, person);
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
  for (const name of ['空调', '电梯']) await manager.post('/asset-categories', { name, problemTypes: [] });
});

type Line = Partial<Record<AssetColumn, string>>;
const header = assetColumns.map(({ zh }) => zh);
const cellsOf = (line: Line) => assetColumns.map(({ key }) => line[key] ?? '');
const csv = (lines: Line[]) => Buffer.from(`\ufeff${[header, ...lines.map(cellsOf)].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}`);
const send = (file: Buffer, name = '设备.csv', by = person) => api.http.post('/api/v1/asset-imports').set('authorization', by.authorization).attach('file', file, name);
const upload = async (file: Buffer, name?: string) => (await send(file, name).expect(201)).body as AssetImport;
const apply = (id: number, body: object = {}, key?: string) => manager.call('post', `/asset-imports/${id}/apply`, body, key);
const applied = async (id: number, body: object = {}) => (await apply(id, body).expect(200)).body as AssetImport;
const codeOf = (body: unknown) => (body as { code: string }).code;
const names = async () => (await manager.get<Page<AssetSummary>>('/assets?limit=100')).items.map(({ name }) => name);
const countAssets = async () => Number((await api.database.query<{ count: string }[]>('SELECT COUNT(*) AS count FROM assets WHERE organizationId = ?', [organizationId]))[0]?.count);
const manyLines = (count: number) => Array.from({ length: count }, (_, index): Line => ({
  name: `${index % 20}号楼空调${index}`, serialNumber: `SN-${String(index).padStart(5, '0')}`, category: '空调', manufacturer: '格力', model: `KFR-${index % 7}`,
  location: `一期 / ${index % 20}号楼 / ${index % 5}层`, installedOn: '2024-06-18',
}));

describe('a file of 500 devices with 3 bad rows', () => {
  const lines = manyLines(500);
  lines[9] = { ...lines[9], category: '飞机' };
  lines[99] = { ...lines[99], installedOn: '去年夏天' };
  lines[499] = { ...lines[499], name: '' };

  it('is shown before anything of it becomes a device', async () => {
    const preview = await upload(csv(lines));
    expect(preview).toMatchObject({ fileName: '设备.csv', status: 'previewed', totalRows: 500, validRows: 497, invalidRows: 3, appliedAt: null, appliedRows: 0 });
    expect(preview.errors).toEqual([
      { row: 11, column: 'category', code: 'unknown-category', value: '飞机' },
      { row: 101, column: 'installedOn', code: 'not-a-date', value: '去年夏天' },
      { row: 501, column: 'name', code: 'required', value: null },
    ]);
    expect(preview.preview).toHaveLength(20);
    expect(preview.preview[0]).toEqual({
      name: '0号楼空调0', serialNumber: 'SN-00000', category: '空调', manufacturer: '格力', model: 'KFR-0', location: '一期 / 0号楼 / 0层', customer: null,
      installedOn: '2024-06-18', warrantyUntil: null, note: null,
    });
    expect(preview.newLocations).toHaveLength(1 + 20 + 20);
    expect(preview.newLocations.slice(0, 3)).toEqual(['一期', '一期 / 0号楼', '一期 / 0号楼 / 0层']);
    expect(preview.newModels.sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map((model) => `格力 KFR-${model}`));
    expect(await manager.get(`/asset-imports/${preview.id}`)).toMatchObject({ totalRows: 500, errors: preview.errors });
    expect(await countAssets()).toBe(0);
    expect(await manager.get('/locations')).toEqual([]);
  });

  it('is refused as a whole, or imported without the bad rows when somebody says so', async () => {
    const { id } = await upload(csv(lines));
    expect(await manager.refusal('post', `/asset-imports/${id}/apply`, {})).toEqual({ status: 422, code: 'import-has-errors' });
    expect(await countAssets()).toBe(0);
    expect(await applied(id, { skipInvalid: true })).toMatchObject({ status: 'applied', appliedRows: 497, invalidRows: 3, validRows: 497 });
    expect(await countAssets()).toBe(497);
    expect(await manager.refusal('post', `/asset-imports/${id}/apply`, { skipInvalid: true })).toEqual({ status: 409, code: 'import-already-applied' });
    expect(await countAssets()).toBe(497);
  });

  it('leaves devices that can be found, in their places, of their models', async () => {
    const { id } = await upload(csv(lines));
    await applied(id, { skipInvalid: true });
    const [asset] = (await manager.get<Page<AssetSummary>>('/assets?search=00042')).items;
    expect(asset).toMatchObject({ name: '2号楼空调42', serialNumber: 'SN-00042', location: { path: ['一期', '2号楼', '2层'] }, model: { manufacturer: '格力', name: 'KFR-0' }, warranty: { status: 'unknown' } });
    expect(await manager.get('/locations')).toMatchObject([{ name: '一期', kind: 'site', childCount: 20, assetCount: 497 }]);
    expect(await manager.get<AssetModel[]>('/asset-models')).toHaveLength(7);
  });
});

describe('applying', () => {
  it('gives one answer to a repeated request and one import to two at once', async () => {
    const { id } = await upload(csv(manyLines(30)));
    const key = idempotencyKey();
    const answers = await Promise.all([apply(id, {}, key), apply(id, {}, key), apply(id, {}, idempotencyKey())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    expect(await countAssets()).toBe(30);
  });

  it('uses what is there: places, models, customers, whatever their width and case', async () => {
    const site = await manager.post<LocationNode>('/locations', { parentId: null, kind: 'area', name: 'Ａ区' });
    const categories = await manager.get<{ id: number; name: string }[]>('/asset-categories');
    const categoryId = categories.find(({ name }) => name === '空调')?.id ?? 0;
    const model = await manager.post<{ id: number }>('/asset-models', { categoryId, manufacturer: 'Gree', name: 'KFR-72' });
    const customer = await manager.post<{ id: number }>('/customers', { kind: 'company', name: '华润置地' });
    const preview = await upload(csv([{ name: '空调', category: '空调', location: 'a区', model: 'kfr-72', customer: '华润置地' }, { name: '另一', category: '空调', manufacturer: 'GREE', model: 'kfr-72', location: 'a区/大堂' }]));
    expect(preview).toMatchObject({ invalidRows: 0, newLocations: ['a区 / 大堂'], newModels: [] });
    await applied(preview.id);
    const { items } = await manager.get<Page<AssetSummary>>(`/assets?locationId=${site.id}`);
    expect(items).toMatchObject([{ name: '另一', model: { id: model.id }, location: { path: ['Ａ区', '大堂'] } }, { name: '空调', model: { id: model.id }, location: { id: site.id } }]);
    expect(await manager.get<AssetDetail>(`/assets/${items[1]?.id ?? 0}`)).toMatchObject({ customer: { id: customer.id } });
  });

  it('judges every row again: what changed since the preview is an error of its row', async () => {
    const [{ id: categoryId } = { id: 0 }] = await manager.get<{ id: number }[]>('/asset-categories');
    const { id } = await upload(csv(manyLines(5)));
    await manager.post('/assets', { name: '先来的', categoryId, serialNumber: 'sn-00003' });
    expect(await manager.refusal('post', `/asset-imports/${id}/apply`, {})).toEqual({ status: 422, code: 'import-has-errors' });
    expect(await manager.get(`/asset-imports/${id}`)).toMatchObject({
      status: 'previewed', validRows: 4, invalidRows: 1, errors: [{ row: 5, column: 'serialNumber', code: 'serial-number-taken', value: 'SN-00003' }],
    });
    expect(await names()).toEqual(['先来的']);
    expect(await applied(id, { skipInvalid: true })).toMatchObject({ appliedRows: 4 });
  });

  it('takes rows that have become right since the preview', async () => {
    const preview = await upload(csv([{ name: '路灯', category: '照明' }]));
    expect(preview.invalidRows).toBe(1);
    expect(await manager.refusal('post', `/asset-imports/${preview.id}/apply`, { skipInvalid: true })).toEqual({ status: 422, code: 'import-has-errors' });
    await manager.post('/asset-categories', { name: '照明', problemTypes: [] });
    expect(await applied(preview.id)).toMatchObject({ appliedRows: 1, invalidRows: 0 });
  });

  it('leaves nothing when another\'s device takes a serial number in the middle of it', async () => {
    const [{ id: categoryId } = { id: 0 }] = await manager.get<{ id: number }[]>('/asset-categories');
    const { id } = await upload(csv(manyLines(1_200)));
    const runner = api.database.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    // Not committed yet: no check sees it, and the import's second batch waits for it.
    await runner.query("INSERT INTO assets (organizationId, name, serialNumber, serialKey, categoryId, status, createdAt) VALUES (?, '先来的', 'SN-01150', 'sn-01150', ?, 'in-service', NOW(3))", [organizationId, categoryId]);
    const importing = apply(id).then((answer) => answer);
    await until(async () => {
      // InnoDB makes this table anew only when nobody has read it for a tenth of a second.
      await api.database.query('DO SLEEP(0.15)');
      const waiting = await api.database.query<unknown[]>(
        "SELECT 1 FROM information_schema.innodb_trx t JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()",
      );
      return waiting.length > 0;
    }, 50_000);
    await runner.commitTransaction();
    await runner.release();
    const answer = await importing;
    expect([answer.status, codeOf(answer.body)]).toEqual([422, 'import-has-errors']);
    expect(await names()).toEqual(['先来的']);
    expect(await manager.get('/locations')).toEqual([]);
    expect(await manager.get('/asset-models')).toEqual([]);
    expect(await api.database.query('SELECT 1 FROM asset_terms WHERE organizationId = ?', [organizationId])).toEqual([]);
    expect(await manager.get(`/asset-imports/${id}`)).toMatchObject({ status: 'previewed', appliedRows: 0, errors: [{ row: 1152, code: 'serial-number-taken' }] });
    expect(await applied(id, { skipInvalid: true })).toMatchObject({ appliedRows: 1_199 });
  });

  it('takes 20,000 rows, and no more', async () => {
    const preview = await upload(csv(manyLines(20_000)));
    expect(preview).toMatchObject({ totalRows: 20_000, invalidRows: 0 });
    expect(await applied(preview.id)).toMatchObject({ appliedRows: 20_000 });
    expect(await countAssets()).toBe(20_000);
    const answer = await send(csv(manyLines(20_001)));
    expect([answer.status, codeOf(answer.body)]).toEqual([422, 'import-too-many-rows']);
  }, 120_000);
});

describe('reading', () => {
  it('reads what Excel writes: numbers, days and a title above the header', async () => {
    const file = await writeXlsxFile([
      [{ value: '2026 年设备台账' }],
      [{ value: 'Serial number' }, { value: '设备名称*' }, { value: '分类' }, { value: '安装日期' }, { value: '我们的列' }],
      [{ value: 471_000_123, type: Number }, { value: '客梯' }, { value: '电梯' }, { value: new Date(Date.UTC(2024, 5, 18)), type: Date, format: 'yyyy/mm/dd' }, { value: 'x' }],
    ], { buffer: true });
    const preview = await upload(file, '台账.xlsx');
    expect(preview).toMatchObject({ fileName: '台账.xlsx', totalRows: 1, invalidRows: 0, preview: [{ name: '客梯', serialNumber: '471000123', installedOn: '2024-06-18' }] });
  });

  it('reads GBK, as a Chinese Excel saves CSV', async () => {
    // 设备名称;分类 / 客梯;电梯
    const gbk = Buffer.from('c9e8b1b8c3fbb3c63bb7d6c0e00d0abfcdccdd3bb5e7ccdd0d0a', 'hex');
    expect(await upload(gbk)).toMatchObject({ invalidRows: 0, preview: [{ name: '客梯', category: '电梯' }] });
  });

  it('reads every way of writing a day', async () => {
    const days = ['2026-11-22', '2026/11/22', '2026年11月22日', '46348'];
    const { preview } = await upload(csv(days.map((day) => ({ name: '客梯', category: '电梯', installedOn: day }))));
    expect(preview.map(({ installedOn }) => installedOn)).toEqual(days.map(() => '2026-11-22'));
  });

  it('counts rows as the spreadsheet shows them, and skips empty ones', async () => {
    const preview = await upload(Buffer.from('设备名称,分类\n\n,,\n客梯,电梯\n\n,电梯\n'));
    expect(preview).toMatchObject({ totalRows: 2, errors: [{ row: 6, column: 'name', code: 'required' }] });
  });

  it('finds duplicates in the file and among the devices, but not the retired', async () => {
    const [{ id: categoryId } = { id: 0 }] = await manager.get<{ id: number }[]>('/asset-categories');
    await manager.post('/assets', { name: 'a', categoryId, serialNumber: 'SN-1' });
    const old = await manager.post<{ id: number }>('/assets', { name: 'b', categoryId, serialNumber: 'SN-2' });
    await manager.post(`/assets/${old.id}/retire`, {});
    const { errors } = await upload(csv(['SN-1', 'SN-2', 'SN-3', 'ｓｎ-3'].map((serialNumber) => ({ name: 'x', category: '空调', serialNumber }))));
    expect(errors.map(({ row, code }) => [row, code])).toEqual([[2, 'serial-number-taken'], [4, 'duplicate-in-file'], [5, 'duplicate-in-file']]);
  });

  it.each([
    ['a picture', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'not-a-spreadsheet'],
    ['an old workbook', Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(100)}`, 'hex'), 'old-or-protected'],
    ['a zip file that is no workbook', Buffer.from('504b0304', 'hex'), 'damaged'],
    ['a file without our columns', Buffer.from('a,b\n1,2\n'), 'no-header'],
    ['a header alone', Buffer.from('设备名称,分类\n'), 'no-rows'],
  ])('refuses %s and says why', async (_, file, reason) => {
    const answer = await send(file);
    expect(answer.body).toMatchObject({ status: 422, code: 'import-file-unreadable', context: { reason } });
  });

  it('refuses a file that is too large, an empty one, and what is no upload', async () => {
    expect((await send(Buffer.alloc(11_000_000, 'a'))).status).toBe(413);
    expect((await send(Buffer.alloc(0))).body).toMatchObject({ status: 400, errors: [{ field: 'file', code: 'required' }] });
    expect(await manager.refusal('post', '/asset-imports', {})).toEqual({ status: 415, code: 'unsupported-media-type' });
  });
});

it('is for those who may import, in their own organization', async () => {
  const agent = await createPerson(api, organizationId, ['agent']);
  expect((await send(csv(manyLines(1)), 'a.csv', agent)).status).toBe(403);
  const { id } = await upload(csv(manyLines(1)));
  const notFound = { status: 404, code: 'not-found' };
  expect(await stranger.refusal('get', `/asset-imports/${id}`)).toEqual(notFound);
  expect(await stranger.refusal('get', `/asset-imports/${id}/errors`)).toEqual(notFound);
  expect(await stranger.refusal('post', `/asset-imports/${id}/apply`, {})).toEqual(notFound);
  expect(await manager.refusal('post', `/asset-imports/${id}/apply`, { skipInvalid: 'yes' })).toMatchObject({ status: 400, errors: [{ field: 'skipInvalid' }] });
});

it('forgets files after a month', async () => {
  const { id } = await upload(csv(manyLines(3)));
  const cleaning = api.app.get(AssetImportCleaning);
  await cleaning.clean(new Date());
  await manager.get(`/asset-imports/${id}`);
  await cleaning.clean(new Date(Date.now() + 31 * 86_400_000));
  expect(await manager.refusal('get', `/asset-imports/${id}`)).toEqual({ status: 404, code: 'not-found' });
  expect(await api.database.query('SELECT 1 FROM asset_import_rows WHERE importId = ?', [id])).toEqual([]);
});
