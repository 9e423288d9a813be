import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssetSummary, LocationNode, Page } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson } from './support/people.js';
import { AssetEditsRepository } from '../src/modules/assets/asset-edits.repository.js';
import { AssetListsRepository, type AssetFilter } from '../src/modules/assets/asset-lists.repository.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';

const total = 20_000;

let api: RunningApi;
let organizationId: number;
let manager: Calls;
let categoryIds: number[];
let places: LocationNode[];

beforeAll(async () => {
  api = await startApi();
  organizationId = (await createOrganization(api)).id;
  manager = callsOf(api, await createPerson(api, organizationId, ['manager']));
  const made = await Promise.all(['空调', '电梯', '照明'].map((name) => manager.post<{ id: number }>('/asset-categories', { name, problemTypes: [] })));
  categoryIds = made.map(({ id }) => id);
  const site = await manager.post<LocationNode>('/locations', { parentId: null, kind: 'site', name: '一期' });
  places = [site];
  for (let floor = 1; floor <= 20; floor += 1) places.push(await manager.post<LocationNode>('/locations', { parentId: site.id, kind: 'floor', name: `${floor}层` }));
  await api.app.get(UnitOfWork).run((transaction) => api.app.get(AssetEditsRepository).insertMany(transaction, organizationId, Array.from({ length: total }, (_, index) => ({
    organizationId, name: `${index % 40}号楼空调${index}`, serialNumber: `SN-${index}`, serialKey: `sn-${index}`, categoryId: categoryIds[index % 3] ?? 0, modelId: null,
    customerId: null, locationId: places[1 + (index % 20)]?.id ?? null, status: index % 50 === 0 ? 'out-of-order' as const : 'in-service' as const, installedOn: null, warrantyUntil: null, note: null, createdAt: new Date(),
  }))));
  await api.database.query('ANALYZE TABLE assets, asset_terms');
}, 240_000);
afterAll(() => api.close());

/** Rows that the server read to answer, as it counts them itself. */
async function rowsRead(filter: AssetFilter, beforeId: number | null = null): Promise<{ found: number; read: number }> {
  const lists = api.app.get(AssetListsRepository);
  let statement: { sql: string; parameters: unknown[] } | null = null;
  const original = api.database.query.bind(api.database);
  api.database.query = ((sql: string, parameters: unknown[]) => {
    statement = { sql, parameters };
    return original(sql, parameters);
  }) as typeof api.database.query;
  try {
    await lists.ids(organizationId, filter, beforeId, 21);
  } finally {
    api.database.query = original as typeof api.database.query;
  }
  const { sql, parameters } = statement ?? { sql: '', parameters: [] };
  const runner = api.database.createQueryRunner();
  try {
    const count = async () => {
      const rows = await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'") as { Variable_name: string; Value: string }[];
      // Reading the counters themselves is counted as rows of a temporary table.
      return rows.filter(({ Variable_name: name }) => /_(first|key|last|next|prev)$/.test(name)).reduce((sum, { Value: value }) => sum + Number(value), 0);
    };
    const before = await count();
    const found = (await runner.query(sql, parameters) as unknown[]).length;
    return { found, read: await count() - before };
  } finally {
    await runner.release();
  }
}

describe(`a list of 20 among ${total} devices`, () => {
  it.each<[string, () => AssetFilter, number]>([
    ['everything', () => ({}), 60],
    ['a category', () => ({ categoryId: categoryIds[1] }), 60],
    ['a status', () => ({ status: 'out-of-order' }), 60],
    ['one place', () => ({ locationIds: [places[5]?.id ?? 0] }), 60],
    ['those without a sticker', () => ({ withoutSticker: true }), 60],
    ['two filters at once', () => ({ categoryId: categoryIds[1], status: 'in-service' }), 200],
    ['a whole serial number', () => ({ search: 'SN-12345' }), 400],
    ['the end of a serial number', () => ({ search: '2345' }), 400],
  ])('reads about as many rows as it shows: %s', async (_, filter, most) => {
    const { found, read } = await rowsRead(filter());
    expect(found).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(most);
  });

  it('does so in the middle of the list too', async () => {
    const first = await api.app.get(AssetListsRepository).ids(organizationId, {}, null, 1);
    expect((await rowsRead({}, (first[0] ?? 0) - total / 2)).read).toBeLessThanOrEqual(60);
  });

  it('reads no more than the postings of the words for a search that many have', async () => {
    const { found, read } = await rowsRead({ search: '39号楼空调' });
    expect(found).toBe(21);
    expect(read).toBeLessThan(5 * total);
  });

  it('answers a place with all below it, and a Chinese search', async () => {
    const below = await manager.get<Page<AssetSummary>>(`/assets?locationId=${places[0]?.id ?? 0}`);
    expect(below.items).toHaveLength(20);
    const search = await manager.get<Page<AssetSummary>>(`/assets?search=${encodeURIComponent('7号楼空调 19')}`);
    expect(search.items.every(({ name }) => name.includes('7号楼空调'))).toBe(true);
    expect(await manager.get(`/locations/${places[0]?.id ?? 0}`)).toMatchObject({ assetCount: total });
  });
});
