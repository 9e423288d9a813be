import type { Page, StickerBatch, StickerDetail, StickerSummary } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './people.js';
import { Asset } from '../../src/modules/assets/asset.entity.js';
import { AssetCategoryRow } from '../../src/modules/assets/asset-category.entity.js';
import { Location } from '../../src/modules/locations/location.entity.js';

/** An organization, the manager who makes stickers, and an engineer who binds them. */
export interface StickerDesk {
  organizationId: number;
  manager: TestPerson;
  engineer: TestPerson;
}

export async function createStickerDesk(api: RunningApi): Promise<StickerDesk> {
  const { id } = await createOrganization(api);
  return { organizationId: id, manager: await createPerson(api, id, ['manager'], { name: '王主管' }), engineer: await createPerson(api, id, ['engineer'], { name: '李工' }) };
}

export async function createLocation(api: RunningApi, organizationId: number, name = '1203 会议室'): Promise<Location> {
  const places = api.database.getRepository(Location);
  const place = await places.save({ organizationId, parentId: 0, path: '/', kind: 'room' as const, name, nameKey: `${name}-${idempotencyKey()}`.slice(0, 60), createdAt: new Date() });
  return places.save({ ...place, path: `/${place.id}/` });
}

export async function createAssets(api: RunningApi, organizationId: number, count: number, fields: Partial<Asset> = {}): Promise<number[]> {
  const category = await api.database.getRepository(AssetCategoryRow).save({
    organizationId, name: '空调', nameKey: idempotencyKey(), icon: 'air-conditioner', withdrawnAt: null, createdAt: new Date(),
  });
  const rows = Array.from({ length: count }, (_, index) => ({
    organizationId, name: `分体空调 ${index + 1} 号`, categoryId: category.id, status: 'in-service' as const, version: 1, createdAt: new Date(), ...fields,
  }));
  const assets: Asset[] = await api.database.getRepository(Asset).save(rows as Asset[], { chunk: 500 });
  return assets.map(({ id }) => id);
}

export async function createAsset(api: RunningApi, organizationId: number, fields: Partial<Asset> = {}): Promise<number> {
  const [id] = await createAssets(api, organizationId, 1, fields);
  if (id === undefined) throw new Error('no asset was made');
  return id;
}

export async function createBatch(api: RunningApi, person: TestPerson, body: object): Promise<StickerBatch> {
  const answer = await api.http.post('/api/v1/sticker-batches').set('authorization', person.authorization).set('idempotency-key', idempotencyKey())
    .send({ name: '一号楼', ...body }).expect(201);
  return answer.body as StickerBatch;
}

export async function listStickers(api: RunningApi, person: TestPerson, query: object): Promise<Page<StickerSummary>> {
  const answer = await api.http.get('/api/v1/stickers').query(query).set('authorization', person.authorization).expect(200);
  return answer.body as Page<StickerSummary>;
}

/** In the order in which they were made. */
export async function createStickers(api: RunningApi, person: TestPerson, body: object): Promise<StickerSummary[]> {
  const batch = await createBatch(api, person, body);
  const { items } = await listStickers(api, person, { batchId: batch.id, limit: 100 });
  return items.reverse();
}

export async function createSticker(api: RunningApi, person: TestPerson, body: object = { blank: 1 }): Promise<StickerSummary> {
  const [sticker] = await createStickers(api, person, body);
  if (!sticker) throw new Error('no sticker was made');
  return sticker;
}

export async function readSticker(api: RunningApi, person: TestPerson, id: number): Promise<StickerDetail> {
  const answer = await api.http.get(`/api/v1/stickers/${id}`).set('authorization', person.authorization).expect(200);
  return answer.body as StickerDetail;
}

/** POST of an action, not yet awaited. */
export function act(api: RunningApi, person: TestPerson, id: number, action: string, body: object = {}) {
  return api.http.post(`/api/v1/stickers/${id}/${action}`).set('authorization', person.authorization).send(body);
}
