import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StickerBatch } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createPerson } from './support/people.js';
import { act, createAsset, createAssets, createLocation, createSticker, createStickerDesk, createStickers, readSticker } from './support/stickers.js';
import { Asset } from '../src/modules/assets/asset.entity.js';
import { AuditEntry } from '../src/modules/audit/audit-entry.entity.js';
import { Location } from '../src/modules/locations/location.entity.js';
import { Sticker } from '../src/modules/stickers/sticker.entity.js';
import { StickerHistoryRow } from '../src/modules/stickers/sticker-history.entity.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const codeOn = async (assetId: number) => (await api.database.getRepository(Asset).findOneByOrFail({ id: assetId })).stickerCode;
const boundCountOf = async (batchId: number | null, authorization: string) => {
  const { body } = await api.http.get('/api/v1/sticker-batches').set('authorization', authorization).expect(200);
  return (body as { items: StickerBatch[] }).items.find(({ id }) => id === batchId)?.boundCount;
};
const audited = async (stickerId: number) => (await api.database.getRepository(AuditEntry).find({ where: { subject: 'sticker', subjectId: stickerId }, order: { id: 'ASC' } })).map(({ action }) => action);

describe('binding', () => {
  it('puts a blank sticker on a device, as the engineer who scanned it', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [sticker, asset] = [await createSticker(api, manager), await createAsset(api, organizationId)];
    const { body } = await act(api, engineer, sticker.id, 'bind', { assetId: asset }).expect(200);
    expect(body).toMatchObject({ status: 'bound', asset: { id: asset, name: '分体空调 1 号' }, boundAt: expect.any(String) as unknown });
    expect(body).toMatchObject({ history: [{ action: 'bind', actorName: '李工', assetName: '分体空调 1 号' }, { action: 'create' }] });
    expect(await codeOn(asset)).toBe(sticker.code);
    expect(await boundCountOf(sticker.batchId, manager.authorization)).toBe(1);
  });

  it('puts several stickers on one place, such as a lobby with two doors', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const place = await createLocation(api, organizationId, '大堂');
    for (const { id } of await createStickers(api, manager, { blank: 2 })) {
      const { body } = await act(api, engineer, id, 'bind', { locationId: place.id }).expect(200);
      expect(body).toMatchObject({ status: 'bound', location: { id: place.id, path: ['大堂'] }, asset: null });
    }
  });

  it('done twice is done once, so that a retry succeeds', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [sticker, asset] = [await createSticker(api, manager), await createAsset(api, organizationId)];
    await act(api, engineer, sticker.id, 'bind', { assetId: asset }).expect(200);
    const { body } = await act(api, engineer, sticker.id, 'bind', { assetId: asset }).expect(200);
    expect((body as { history: unknown[] }).history).toHaveLength(2);
  });

  it('says which device has the sticker already', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [first = 0, second = 0] = await createAssets(api, organizationId, 2);
    const sticker = await createSticker(api, manager, { assetIds: [first] });
    const { body } = await act(api, engineer, sticker.id, 'bind', { assetId: second }).expect(409);
    expect(body).toMatchObject({ code: 'sticker-already-bound', context: { conflict: 'sticker', assetId: first, assetName: '分体空调 1 号', stickerCode: sticker.code } });
    expect(await codeOn(second)).toBeNull();
  });

  it('says which sticker the device has already', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const [old, fresh] = [await createSticker(api, manager, { assetIds: [asset] }), await createSticker(api, manager)];
    const { body } = await act(api, engineer, fresh.id, 'bind', { assetId: asset }).expect(409);
    expect(body).toMatchObject({ code: 'sticker-already-bound', context: { conflict: 'asset', assetId: asset, stickerCode: old.code } });
  });

  it('with replace, frees the device of its old sticker and the sticker of its old device, with history and audit of both', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [first = 0, second = 0] = await createAssets(api, organizationId, 2);
    const [moved, replaced] = await createStickers(api, manager, { assetIds: [first, second] });
    if (!moved || !replaced) throw new Error('two stickers were expected');
    const { body } = await act(api, engineer, moved.id, 'bind', { assetId: second, replace: true }).expect(200);
    expect(body).toMatchObject({ status: 'bound', asset: { id: second }, history: [{ action: 'bind', assetName: '分体空调 2 号' }, { action: 'unbind', assetName: '分体空调 1 号' }, { action: 'create' }] });
    expect(await readSticker(api, manager, replaced.id)).toMatchObject({ status: 'blank', asset: null, boundAt: null, history: [{ action: 'unbind', assetName: '分体空调 2 号' }, { action: 'create' }] });
    expect([await codeOn(first), await codeOn(second)]).toEqual([null, moved.code]);
    expect([await audited(moved.id), await audited(replaced.id)]).toEqual([['sticker.replaced'], ['sticker.replaced']]);
    expect(await boundCountOf(moved.batchId, manager.authorization)).toBe(1);
  });

  it('is refused for a retired device, for both kinds at once and for neither', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [sticker, retired] = [await createSticker(api, manager), await createAsset(api, organizationId, { status: 'retired' })];
    expect((await act(api, engineer, sticker.id, 'bind', { assetId: retired }).expect(409)).body).toMatchObject({ code: 'asset-retired' });
    expect((await act(api, engineer, sticker.id, 'bind').expect(400)).body).toMatchObject({ errors: [{ field: 'assetId', code: 'required' }] });
    expect((await act(api, engineer, sticker.id, 'bind', { assetId: 1, locationId: 1 }).expect(400)).body).toMatchObject({ errors: [{ field: 'locationId', code: 'not-together' }] });
    expect((await act(api, engineer, sticker.id, 'bind', { assetId: 'x' }).expect(400)).body).toMatchObject({ errors: [{ field: 'assetId' }] });
  });

  it('sees neither stickers nor devices nor places of another organization', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const other = await createStickerDesk(api);
    const [mine, theirs] = [await createSticker(api, manager), await createSticker(api, other.manager)];
    const [asset, foreignAsset, foreignPlace] = [await createAsset(api, organizationId), await createAsset(api, other.organizationId), await createLocation(api, other.organizationId)];
    await act(api, engineer, theirs.id, 'bind', { assetId: asset }).expect(404);
    await act(api, engineer, mine.id, 'bind', { assetId: foreignAsset }).expect(404);
    await act(api, engineer, mine.id, 'bind', { locationId: foreignPlace.id }).expect(404);
    const admin = await createPerson(api, organizationId, ['admin']);
    for (const action of ['unbind', 'mark-lost', 'mark-found', 'void']) await act(api, admin, theirs.id, action, action === 'mark-found' ? {} : { reason: '试' }).expect(404);
    expect(await readSticker(api, manager, mine.id)).toMatchObject({ status: 'blank' });
  });

  it('needs the permission', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const requester = await createPerson(api, organizationId, ['requester']);
    const sticker = await createSticker(api, manager);
    await act(api, requester, sticker.id, 'bind', { assetId: 1 }).expect(403);
    const engineer = await createPerson(api, organizationId, ['engineer']);
    await act(api, engineer, sticker.id, 'void', { reason: '不归工程师' }).expect(403);
  });
});

describe('at the same moment', () => {
  it('two people binding one blank sticker have one winner, and the other learns who', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const assets = await createAssets(api, organizationId, 8);
    const sticker = await createSticker(api, manager);
    const answers = await Promise.all(assets.map((assetId) => act(api, engineer, sticker.id, 'bind', { assetId })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    const winner = (answers.find(({ status }) => status === 200)?.body as { asset: { id: number } }).asset.id;
    for (const { status, body } of answers) if (status === 409) expect(body).toMatchObject({ code: 'sticker-already-bound', context: { assetId: winner } });
    expect(await Promise.all(assets.map(codeOn))).toEqual(assets.map((id) => (id === winner ? sticker.code : null)));
  });

  it('eight stickers for one device leave one on it', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const stickers = await createStickers(api, manager, { blank: 8 });
    const answers = await Promise.all(stickers.map(({ id }) => act(api, engineer, id, 'bind', { assetId: asset })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    expect(await api.database.getRepository(Sticker).countBy({ liveAssetId: asset })).toBe(1);
  });

  it('stickers that replace each other on the same devices leave one on each and a truthful count', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const assets = await createAssets(api, organizationId, 3);
    const stickers = await createStickers(api, manager, { assetIds: assets });
    const answers = await Promise.all(stickers.flatMap(({ id }) => assets.map((assetId) => act(api, engineer, id, 'bind', { assetId, replace: true }))));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const live = await api.database.getRepository(Sticker).findBy({ organizationId, status: 'bound' });
    expect(new Set(live.map(({ assetId }) => assetId)).size).toBe(live.length);
    for (const asset of assets) expect(await codeOn(asset)).toBe(live.find(({ assetId }) => assetId === asset)?.code ?? null);
    expect(await boundCountOf(stickers[0]?.batchId ?? null, manager.authorization)).toBe(live.length);
    // Every binding stands in the history: what was bound less what was unbound is what hangs there.
    const history = await api.database.getRepository(StickerHistoryRow).findBy({ organizationId });
    const count = (...actions: string[]) => history.filter(({ action }) => actions.includes(action)).length;
    expect(count('create', 'bind') - count('unbind')).toBe(live.length);
  });
});

describe('taking away', () => {
  it('unbinds with a reason and leaves the sticker blank', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const sticker = await createSticker(api, manager, { assetIds: [asset] });
    expect((await act(api, engineer, sticker.id, 'unbind').expect(400)).body).toMatchObject({ errors: [{ field: 'reason', code: 'required' }] });
    const { body } = await act(api, engineer, sticker.id, 'unbind', { reason: '贴错设备' }).expect(200);
    expect(body).toMatchObject({ status: 'blank', asset: null, boundAt: null, history: [{ action: 'unbind', reason: '贴错设备', assetName: '分体空调 1 号' }, { action: 'create' }] });
    expect(await codeOn(asset)).toBeNull();
    expect((await act(api, engineer, sticker.id, 'unbind', { reason: '再来' }).expect(409)).body).toMatchObject({ code: 'sticker-not-bound' });
  });

  it('a lost sticker frees its device and comes back to it when it is found', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const sticker = await createSticker(api, manager, { assetIds: [asset] });
    expect((await act(api, engineer, sticker.id, 'mark-lost', { reason: '被撕掉' }).expect(200)).body).toMatchObject({ status: 'lost', asset: { id: asset } });
    expect(await codeOn(asset)).toBeNull();
    expect((await act(api, engineer, sticker.id, 'bind', { assetId: asset }).expect(410)).body).toMatchObject({ code: 'sticker-lost' });
    expect((await act(api, engineer, sticker.id, 'mark-lost', { reason: '再' }).expect(410)).body).toMatchObject({ code: 'sticker-lost' });
    expect((await act(api, engineer, sticker.id, 'mark-found').expect(200)).body).toMatchObject({ status: 'bound', asset: { id: asset } });
    expect(await codeOn(asset)).toBe(sticker.code);
    expect((await act(api, engineer, sticker.id, 'mark-found').expect(409)).body).toMatchObject({ code: 'action-not-allowed' });
    expect(await audited(sticker.id)).toEqual(['sticker.mark-lost', 'sticker.mark-found']);
    expect(await boundCountOf(sticker.batchId, manager.authorization)).toBe(1);
  });

  it('a lost sticker is blank when it is found after its device got another one', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const [lost, fresh] = [await createSticker(api, manager, { assetIds: [asset] }), await createSticker(api, manager)];
    await act(api, engineer, lost.id, 'mark-lost', { reason: '找不到了' }).expect(200);
    await act(api, engineer, fresh.id, 'bind', { assetId: asset }).expect(200);
    expect((await act(api, engineer, lost.id, 'mark-found').expect(200)).body).toMatchObject({ status: 'blank', asset: null });
    expect(await codeOn(asset)).toBe(fresh.code);
  });

  it.each([['retired', { status: 'retired' as const }]])('a lost sticker is blank when it is found after its device was %s', async (_, fields) => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const sticker = await createSticker(api, manager, { assetIds: [asset] });
    await act(api, engineer, sticker.id, 'mark-lost', { reason: '丢了' }).expect(200);
    await api.database.getRepository(Asset).update({ id: asset }, fields);
    expect((await act(api, engineer, sticker.id, 'mark-found').expect(200)).body).toMatchObject({ status: 'blank', asset: null });
  });

  it('a lost sticker of a place comes back to it, or is blank when the place is gone', async () => {
    const { organizationId, manager, engineer } = await createStickerDesk(api);
    const [stays, goes] = [await createLocation(api, organizationId, '机房'), await createLocation(api, organizationId, '仓库')];
    const [first, second] = await createStickers(api, manager, { locationIds: [stays.id, goes.id] });
    if (!first || !second) throw new Error('two stickers were expected');
    for (const { id } of [first, second]) await act(api, engineer, id, 'mark-lost', { reason: '丢了' }).expect(200);
    await api.database.getRepository(Location).delete({ id: goes.id });
    expect((await act(api, engineer, first.id, 'mark-found').expect(200)).body).toMatchObject({ status: 'bound', location: { id: stays.id } });
    expect((await act(api, engineer, second.id, 'mark-found').expect(200)).body).toMatchObject({ status: 'blank', location: null });
  });

  it('void is for ever, from whatever the sticker was', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    const sticker = await createSticker(api, manager, { assetIds: [asset] });
    const { body } = await act(api, manager, sticker.id, 'void', { reason: '印刷错误' }).expect(200);
    expect(body).toMatchObject({ status: 'void', asset: null, history: [{ action: 'void', reason: '印刷错误', actorName: '王主管', assetName: '分体空调 1 号' }, { action: 'create' }] });
    expect(await codeOn(asset)).toBeNull();
    for (const [action, request] of [['bind', { assetId: asset, replace: true }], ['unbind', { reason: 'x' }], ['mark-lost', { reason: 'x' }], ['mark-found', {}], ['void', { reason: 'x' }]] as const) {
      expect((await act(api, manager, sticker.id, action, request).expect(410)).body).toMatchObject({ code: 'sticker-void' });
    }
    expect(await audited(sticker.id)).toEqual(['sticker.void']);
    expect(await boundCountOf(sticker.batchId, manager.authorization)).toBe(0);
  });

  it('a place cannot be deleted while a sticker hangs there', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const place = await createLocation(api, organizationId);
    await createSticker(api, manager, { locationIds: [place.id] });
    await api.http.delete(`/api/v1/locations/${place.id}`).set('authorization', manager.authorization)
      .expect(({ status, body }) => expect([status, (body as { code: string }).code]).toEqual([409, 'location-in-use']));
  });
});
