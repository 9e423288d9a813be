import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseStickerCode, type Page, type StickerBatch } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createPerson, idempotencyKey } from './support/people.js';
import {
  createAsset, createAssets, createBatch, createLocation, createSticker, createStickerDesk, createStickers, listStickers, readSticker,
} from './support/stickers.js';
import { Asset } from '../src/modules/assets/asset.entity.js';
import { drawStickerCodes } from '../src/modules/stickers/sticker-codes.js';
import { StickersRepository } from '../src/modules/stickers/stickers.repository.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const assetOf = (id: number) => api.database.getRepository(Asset).findOneByOrFail({ id });

describe('a batch', () => {
  it('makes blank stickers with codes of their own and a history', async () => {
    const { manager } = await createStickerDesk(api);
    const stickers = await createStickers(api, manager, { blank: 30 });
    expect(stickers).toHaveLength(30);
    expect(new Set(stickers.map(({ code }) => code)).size).toBe(30);
    for (const sticker of stickers) {
      expect(parseStickerCode(sticker.code)).toBe(sticker.code);
      expect(sticker).toMatchObject({ status: 'blank', asset: null, location: null, scanCount: 0, url: `http://127.0.0.1:3002/r/${sticker.code}` });
    }
    const detail = await readSticker(api, manager, stickers[0]?.id ?? 0);
    expect(detail.history).toMatchObject([{ action: 'create', actorName: '王主管', assetName: null }]);
  });

  it('makes 5,000 stickers at once and no more', async () => {
    const { manager } = await createStickerDesk(api);
    expect(await createBatch(api, manager, { blank: 5_000 })).toMatchObject({ size: 5_000, boundCount: 0, name: '一号楼' });
    const refused = await api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', idempotencyKey())
      .send({ name: '太多', blank: 5_001 }).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'blank', code: 'too-large' }] });
  });

  it('binds one sticker to each chosen device and location, in their order', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const assets = await createAssets(api, organizationId, 3);
    const place = await createLocation(api, organizationId);
    const chosen = [...assets].reverse();
    const stickers = await createStickers(api, manager, { assetIds: chosen, locationIds: [place.id] });
    expect(stickers.map(({ asset }) => asset?.id ?? null)).toEqual([...chosen, null]);
    expect(stickers[3]).toMatchObject({ status: 'bound', location: { id: place.id, path: ['1203 会议室'] } });
    expect((await assetOf(chosen[0] ?? 0)).stickerCode).toBe(stickers[0]?.code);
    expect((await readSticker(api, manager, stickers[0]?.id ?? 0)).history).toMatchObject([{ action: 'create', assetName: '分体空调 3 号' }]);
  });

  it('makes nothing and names who is in the way when one has a sticker or is retired', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const [free = 0, taken = 0] = await createAssets(api, organizationId, 2);
    const retired = await createAsset(api, organizationId, { status: 'retired' });
    const place = await createLocation(api, organizationId);
    await createBatch(api, manager, { assetIds: [taken], locationIds: [place.id] });
    const refused = await api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', idempotencyKey())
      .send({ name: '第二批', assetIds: [free, taken, retired], locationIds: [place.id] }).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed' });
    expect((refused.body as { errors: unknown[] }).errors).toEqual(expect.arrayContaining([
      { field: `assetIds.${taken}`, code: 'has-sticker' }, { field: `assetIds.${retired}`, code: 'retired' }, { field: `locationIds.${place.id}`, code: 'has-sticker' },
    ]) as unknown);
    expect((await assetOf(free)).stickerCode).toBeNull();
    expect((await listStickers(api, manager, {})).items).toHaveLength(2);
  });

  it('does not see the devices and locations of another organization', async () => {
    const { manager } = await createStickerDesk(api);
    const other = await createStickerDesk(api);
    const [asset, place] = [await createAsset(api, other.organizationId), await createLocation(api, other.organizationId)];
    const refused = await api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', idempotencyKey())
      .send({ name: '越界', assetIds: [asset], locationIds: [place.id] }).expect(404);
    expect(refused.body).toMatchObject({
      code: 'not-found', errors: [{ field: `assetIds.${asset}`, code: 'not-found' }, { field: `locationIds.${place.id}`, code: 'not-found' }],
    });
  });

  it('is made once however often the request is repeated', async () => {
    const { manager } = await createStickerDesk(api);
    const key = idempotencyKey();
    const send = (body: object) => api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', key).send(body);
    const answers = await Promise.all([1, 2, 3].map(() => send({ name: '重复', blank: 10 }).expect(201)));
    expect(new Set(answers.map(({ body }) => (body as StickerBatch).id)).size).toBe(1);
    expect((await listStickers(api, manager, {})).items).toHaveLength(10);
    await send({ name: '重复', blank: 11 }).expect(422).expect(({ body }) => expect(body).toMatchObject({ code: 'idempotency-key-reused' }));
  });

  it('gives one device one sticker when two people choose it at once', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const assets = await createAssets(api, organizationId, 20);
    const send = (ids: number[]) => api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', idempotencyKey())
      .send({ name: '同时', assetIds: ids });
    const statuses = (await Promise.all([send(assets), send([...assets].reverse())])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 400]);
    expect((await listStickers(api, manager, { limit: 100 })).items).toHaveLength(20);
  });

  it('draws again when a code is taken already', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const { code } = await createSticker(api, manager);
    let draws = 0;
    const draw = (count: number) => { draws += 1; return draws === 1 ? [code, ...drawStickerCodes(count - 1)] : drawStickerCodes(count); };
    const row = { organizationId, status: 'blank' as const, batchId: null, assetId: null, locationId: null, liveAssetId: null, boundAt: null, createdAt: new Date() };
    const inserted = await api.database.transaction((transaction) => api.app.get(StickersRepository, { strict: false }).insertWithNewCodes(transaction, [row, row, row], draw));
    expect(draws).toBe(2);
    expect(inserted.every(({ id }) => id > 0)).toBe(true);
    expect((await listStickers(api, manager, {})).items).toHaveLength(4);
  });

  it.each([
    [{}, 'blank'], [{ blank: 1, assetIds: [1] }, 'blank'], [{ blank: 0 }, 'blank'], [{ blank: 1.5 }, 'blank'], [{ assetIds: ['1'] }, 'assetIds'], [{ assetIds: [] }, 'blank'],
    [{ blank: 1, name: ' ' }, 'name'], [{ blank: 1, name: 'x'.repeat(51) }, 'name'], [{ blank: 1, other: 1 }, 'other'],
  ])('refuses %j', async (body, field) => {
    const { manager } = await createStickerDesk(api);
    const refused = await api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).set('idempotency-key', idempotencyKey())
      .send({ name: '错', ...body }).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed', errors: [{ field }] });
  });

  it('is for those who may write stickers, and asks for a key', async () => {
    const { engineer, manager } = await createStickerDesk(api);
    await api.http.post('/api/v1/sticker-batches').set('authorization', engineer.authorization).set('idempotency-key', idempotencyKey()).send({ name: 'x', blank: 1 }).expect(403);
    const refused = await api.http.post('/api/v1/sticker-batches').set('authorization', manager.authorization).send({ name: 'x', blank: 1 }).expect(400);
    expect(refused.body).toMatchObject({ code: 'idempotency-key-required' });
  });

  it('is listed newest first, page by page, only to its organization', async () => {
    const { manager } = await createStickerDesk(api);
    await createBatch(api, (await createStickerDesk(api)).manager, { blank: 1 });
    const made = [];
    for (let index = 0; index < 3; index += 1) made.unshift((await createBatch(api, manager, { blank: 1 })).id);
    const read = (query: object) => api.http.get('/api/v1/sticker-batches').query(query).set('authorization', manager.authorization).expect(200);
    const first = (await read({ limit: 2 })).body as Page<StickerBatch>;
    const second = (await read({ limit: 2, cursor: first.nextCursor })).body as Page<StickerBatch>;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });
});

describe('the list', () => {
  it('filters by status, batch and device, and pages through everything once', async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const asset = await createAsset(api, organizationId);
    await createBatch(api, manager, { blank: 5 });
    const bound = await createSticker(api, manager, { assetIds: [asset] });
    expect((await listStickers(api, manager, { status: 'bound' })).items).toMatchObject([{ id: bound.id }]);
    expect((await listStickers(api, manager, { assetId: asset })).items).toMatchObject([{ id: bound.id, asset: { id: asset, name: '分体空调 1 号' } }]);
    expect((await listStickers(api, manager, { batchId: bound.batchId })).items).toHaveLength(1);
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await listStickers(api, manager, { limit: 4, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen).toHaveLength(6);
  });

  it('finds codes by their beginning, however it is typed', async () => {
    const { manager } = await createStickerDesk(api);
    const stickers = await createStickers(api, manager, { blank: 40 });
    const [{ code }] = stickers as [typeof stickers[number]];
    const typed = `${code.slice(0, 4)}-${code.slice(4, 7)}`.toLowerCase().replace('0', 'o').replace('1', 'l');
    expect((await listStickers(api, manager, { search: typed })).items.map((found) => found.code)).toEqual([code]);
    expect((await listStickers(api, manager, { search: '%' })).items).toEqual([]);
    const first = await listStickers(api, manager, { search: code.slice(0, 1), limit: 1 });
    expect(first.items[0]?.code.startsWith(code.slice(0, 1))).toBe(true);
  });

  it.each(['cursor=%00', 'limit=0', 'limit=101', 'status=open', 'batchId=abc', 'assetId=4294967296', `search=${'A'.repeat(33)}`, 'page=2'])('refuses ?%s', async (query) => {
    const { manager } = await createStickerDesk(api);
    const refused = await api.http.get(`/api/v1/stickers?${query}`).set('authorization', manager.authorization).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed' });
  });
});

describe('one sticker', () => {
  it('is found by its code as people type it', async () => {
    const { manager } = await createStickerDesk(api);
    const { id, code } = await createSticker(api, manager);
    const read = (text: string) => api.http.get(`/api/v1/stickers/by-code/${encodeURIComponent(text)}`).set('authorization', manager.authorization);
    expect((await read(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()).expect(200)).body).toMatchObject({ id, code });
    expect((await read('AAAA').expect(404)).body).toMatchObject({ code: 'sticker-code-malformed' });
    const [nobodys = ''] = drawStickerCodes(1);
    expect((await read(nobodys).expect(404)).body).toMatchObject({ code: 'not-found' });
  });

  it('cannot be seen from another organization, by no way', async () => {
    const { manager } = await createStickerDesk(api);
    const stranger = await createPerson(api, (await createStickerDesk(api)).organizationId, ['admin']);
    const { id, code, batchId } = await createSticker(api, manager);
    const paths = [`stickers/${id}`, `stickers/by-code/${code}`, `stickers/${id}/image?format=png`, `stickers/sheet?layout=roll-60x40&ids=${id}`, `stickers/sheet?layout=roll-60x40&batchId=${batchId}`];
    for (const path of paths) {
      const refused = await api.http.get(`/api/v1/${path}`).set('authorization', stranger.authorization).expect(404);
      expect(refused.body).toMatchObject({ code: 'not-found' });
    }
    expect((await listStickers(api, stranger, { batchId })).items).toEqual([]);
  });

  it.each(['0', 'abc', '99999999999', '-1'])('has no id %s', async (id) => {
    const { manager } = await createStickerDesk(api);
    const refused = await api.http.get(`/api/v1/stickers/${id}`).set('authorization', manager.authorization).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'id' }] });
  });
});
