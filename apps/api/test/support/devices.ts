import type { AssetCategory, AssetDetail, LocationNode, Page, StickerBatch, StickerSummary } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { createPerson, idempotencyKey, type TestPerson } from './people.js';

export interface TestDevice {
  location: LocationNode;
  category: AssetCategory;
  asset: AssetDetail;
  sticker: StickerSummary;
}

/** POST as somebody, with a fresh key; answers the body. */
export async function create<Answer>(api: RunningApi, person: TestPerson, path: string, body: object): Promise<Answer> {
  const answer = await api.http.post(`/api/v1${path}`).set('Authorization', person.authorization).set('Idempotency-Key', idempotencyKey()).send(body);
  if (answer.status !== 201 && answer.status !== 200) throw new Error(`POST ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer.body as Answer;
}

/** An air conditioner in a room, with a sticker on it, made as an admin would make it. */
export async function createDevice(api: RunningApi, organizationId: number, fields: { name?: string; serialNumber?: string } = {}): Promise<TestDevice> {
  const admin = await createPerson(api, organizationId, ['admin']);
  const suffix = idempotencyKey().slice(0, 8);
  const location = await create<LocationNode>(api, admin, '/locations', { parentId: null, kind: 'room', name: `${suffix}室` });
  const category = await create<AssetCategory>(api, admin, '/asset-categories', { name: `空调${suffix}`, icon: 'air-conditioner', problemTypes: [{ name: '不制冷' }, { name: '漏水' }] });
  const asset = await create<AssetDetail>(api, admin, '/assets', { name: fields.name ?? '挂式空调', serialNumber: fields.serialNumber ?? `SN-${suffix}`, categoryId: category.id, locationId: location.id, warrantyUntil: '2099-12-31' });
  const batch = await create<StickerBatch>(api, admin, '/sticker-batches', { name: suffix, assetIds: [asset.id] });
  const { body } = await api.http.get(`/api/v1/stickers?batchId=${String(batch.id)}`).set('Authorization', admin.authorization).expect(200);
  const [sticker] = (body as Page<StickerSummary>).items;
  if (!sticker) throw new Error('the batch made no sticker');
  return { location, category, asset, sticker };
}
