import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { labelLayouts, type LabelLayout, type StickerSummary } from '@scanfix/shared-types';
import fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { startApi, type RunningApi } from './support/api.js';
import { decodePixels, decodeShape, readPdf, type Pdf } from './support/pdf.js';
import type { TestPerson } from './support/people.js';
import { act, createAsset, createLocation, createSticker, createStickerDesk, createStickers } from './support/stickers.js';
import { writeLabelSheet, type Label } from '../src/modules/stickers/label-sheet.js';
import { pixelsPerModule, quietZone } from '../src/platform/printing/qr-code.js';
import { drawStickerCode, readableStickerCode } from '../src/modules/stickers/sticker-codes.js';

/** api.weixin.qq.com, as far as round codes go. */
let weixin: FastifyInstance;
let scenes: { scene: string; page: string; check_path: boolean }[] = [];
let refuse = false;
let api: RunningApi;

beforeAll(async () => {
  const picture = await sharp({ create: { width: 560, height: 560, channels: 3, background: '#2a9' } }).jpeg().toBuffer();
  weixin = fastify();
  weixin.post('/cgi-bin/stable_token', () => ({ access_token: 'token', expires_in: 7200 }));
  weixin.post('/wxa/getwxacodeunlimit', async (request, reply) => {
    scenes.push(request.body as { scene: string; page: string; check_path: boolean });
    return refuse ? { errcode: 41030, errmsg: 'invalid page rid: 1' } : reply.type('image/jpeg').send(picture);
  });
  api = await startApi({ WECHAT_API_URL: await weixin.listen({ port: 0, host: '127.0.0.1' }) });
});
afterAll(async () => {
  await api.close();
  await weixin.close();
});
beforeEach(() => { scenes = []; refuse = false; });

const fetchFile = (person: TestPerson, path: string) => api.http.get(`/api/v1/stickers/${path}`).set('authorization', person.authorization)
  .buffer(true).parse((response, done) => { void buffer(response as unknown as NodeJS.ReadableStream).then((bytes) => done(null, bytes), (error: Error) => done(error, null)); });

async function sheet(person: TestPerson, query: string): Promise<Pdf> {
  const answer = await fetchFile(person, `sheet?${query}`).expect(200).expect('content-type', 'application/pdf');
  return readPdf(answer.body as Buffer);
}

const textsOf = (pdf: Pdf) => pdf.pages.flatMap(({ texts }) => texts.map(({ text }) => text));
const codesOf = (pdf: Pdf) => pdf.pages.flatMap(({ shapes }) => shapes.map((shape) => decodeShape(shape)));

async function decodeImage(bytes: Buffer): Promise<string | null> {
  const { data, info } = await sharp(bytes, { density: 300 }).flatten({ background: 'white' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodePixels(new Uint8ClampedArray(data), info.width, info.height);
}

describe('a single code', () => {
  it.each(['png', 'svg'])('as %s can be read by a camera and says the public address', async (format) => {
    const { manager } = await createStickerDesk(api);
    const sticker = await createSticker(api, manager);
    const answer = await fetchFile(manager, `${sticker.id}/image?format=${format}`).expect(200);
    expect(answer.headers['content-type']).toMatch(format === 'png' ? /^image\/png/ : /^image\/svg\+xml/);
    expect(answer.headers['content-disposition']).toContain(`${sticker.code}.${format}`);
    expect(await decodeImage(answer.body as Buffer)).toBe(`http://127.0.0.1:3002/r/${sticker.code}`);
  });

  it('keeps four modules of white around it', async () => {
    const { manager } = await createStickerDesk(api);
    const { id } = await createSticker(api, manager);
    const answer = await fetchFile(manager, `${id}/image?format=png`).expect(200);
    const { info } = await sharp(answer.body as Buffer).trim().toBuffer({ resolveWithObject: true });
    const { width = 0 } = await sharp(answer.body as Buffer).metadata();
    expect(width - info.width).toBe(2 * quietZone * pixelsPerModule);
  });

  it('of WeChat is asked for once, with the code as its scene, and kept', async () => {
    const { manager } = await createStickerDesk(api);
    const { id, code } = await createSticker(api, manager);
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetchFile(manager, `${id}/image?format=wxacode`).expect(200).expect('content-type', /^image\/jpeg/);
      expect(await sharp(answer.body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 560 });
    }
    expect(scenes).toMatchObject([{ scene: code, page: 'pages/scan/index', check_path: false }]);
  });

  it('of WeChat is 502 when WeChat refuses, and nothing is kept', async () => {
    const { manager } = await createStickerDesk(api);
    const { id } = await createSticker(api, manager);
    refuse = true;
    await api.http.get(`/api/v1/stickers/${id}/image?format=wxacode`).set('authorization', manager.authorization).expect(502)
      .expect(({ body }) => expect(body).toMatchObject({ code: 'upstream-unavailable' }));
    refuse = false;
    await fetchFile(manager, `${id}/image?format=wxacode`).expect(200);
  });

  it('is refused for a void sticker and in an unknown format', async () => {
    const { manager } = await createStickerDesk(api);
    const { id } = await createSticker(api, manager);
    await api.http.get(`/api/v1/stickers/${id}/image?format=gif`).set('authorization', manager.authorization).expect(400);
    await api.http.get(`/api/v1/stickers/${id}/image`).set('authorization', manager.authorization).expect(400);
    await act(api, manager, id, 'void', { reason: '作废' }).expect(200);
    await api.http.get(`/api/v1/stickers/${id}/image?format=png`).set('authorization', manager.authorization).expect(410);
  });
});

describe.each(Object.keys(labelLayouts) as LabelLayout[])('a sheet of %s', (layout) => {
  const { page, label: [width, height], columns, rows, left, top, gapX, gapY } = labelLayouts[layout];
  const points = (millimetres: number) => millimetres * 72 / 25.4;
  let stickers: StickerSummary[];
  let pdf: Pdf;

  beforeAll(async () => {
    const { organizationId, manager } = await createStickerDesk(api);
    const place = await createLocation(api, organizationId, '地下二层冷冻机房');
    const named = await createAsset(api, organizationId, { name: '3号楼地下二层冷冻机房螺杆式冷水机组（一用一备）2号主机', locationId: place.id });
    const odd = await createAsset(api, organizationId, { name: 'Carrier® 喷淋泵👷🏽‍♂️\u{20bb7}' });
    stickers = [...await createStickers(api, manager, { assetIds: [named, odd], locationIds: [place.id] }), ...await createStickers(api, manager, { blank: columns * rows })];
    pdf = await sheet(manager, `layout=${layout}&start=${columns * rows - 1}&ids=${stickers.map(({ id }) => id).join()}`);
  });

  it('leaves used labels free and has no more pages than it needs', () => {
    expect(pdf.pages).toHaveLength(Math.ceil((columns * rows - 1 + stickers.length) / (columns * rows)));
    expect(pdf.pages[0]?.shapes).toHaveLength(1);
    for (const { width: wide, height: high } of pdf.pages) expect([wide, high].map((size, axis) => Math.abs(size - points(page[axis] ?? 0)) < 0.1)).toEqual([true, true]);
  });

  it('has codes that a camera reads, each with the address of its sticker, in order', () => {
    expect(codesOf(pdf)).toEqual(stickers.map(({ url }) => url));
  });

  it('has every code and every text on its own label', () => {
    const cells = stickers.map((_, index) => {
      const onPage = (columns * rows - 1 + index) % (columns * rows);
      return { x: points(left + (onPage % columns) * (width + gapX)), top: points(page[1] - top - Math.floor(onPage / columns) * (height + gapY)) };
    });
    const shapes = pdf.pages.flatMap(({ shapes: drawn }) => drawn);
    shapes.forEach((rectangles, index) => {
      const { x = 0, top: upper = 0 } = cells[index] ?? {};
      const inside = rectangles.every(([near, bottom, wide, high]) => (
        near >= x && near + wide <= x + points(width) && bottom >= upper - points(height) && bottom + high <= upper
      ));
      expect(inside).toBe(true);
    });
    for (const { texts, height: pageHeight, width: pageWidth } of pdf.pages) {
      for (const { x, y } of texts) expect(x > 0 && x < pageWidth && y > 0 && y < pageHeight).toBe(true);
    }
  });

  it('says in readable text what it is, where, whose, and the code in groups', () => {
    const texts = textsOf(pdf);
    const joined = texts.join('');
    expect(joined.replaceAll('…', '')).toContain('3号楼地下二层');
    expect(joined).toContain('地下二层冷冻机房');
    expect(joined).toContain('Carrier®');
    expect(joined).toContain('喷淋泵〓');
    expect(texts.filter((text) => text === '微信扫码报修')).toHaveLength(stickers.length);
    expect(texts.filter((text) => text.includes('400-000-0000'))).toHaveLength(stickers.length);
    for (const { code } of stickers) expect(texts).toContain(readableStickerCode(code));
    expect(joined).toContain('测试');
    expect(joined).not.toContain('\ufffd');
  });

  it('carries its Chinese fonts with it, only the characters used', () => {
    expect(pdf.fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual(['NotoSansSC-Bold', 'NotoSansSC-Regular']);
    for (const { name, bytes } of pdf.fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+/);
      expect(bytes).toBeLessThan(60_000);
    }
  });
});

describe('a sheet', () => {
  it('of a batch is titled by it and leaves void and lost stickers out', async () => {
    const { manager } = await createStickerDesk(api);
    const [first, second, third] = await createStickers(api, manager, { blank: 3, name: '一号楼空调' });
    if (!first || !second || !third) throw new Error('three stickers were expected');
    await act(api, manager, first.id, 'void', { reason: '坏' }).expect(200);
    await act(api, manager, second.id, 'mark-lost', { reason: '丢' }).expect(200);
    const pdf = await sheet(manager, `layout=roll-60x40&batchId=${third.batchId}`);
    expect(codesOf(pdf)).toEqual([third.url]);
    expect(pdf.title).toBe('测试 一号楼空调');
    for (const [id, code] of [[first.id, 'sticker-void'], [second.id, 'sticker-lost']] as const) {
      const refused = await api.http.get(`/api/v1/stickers/sheet?layout=roll-60x40&ids=${third.id},${id}`).set('authorization', manager.authorization).expect(410);
      expect(refused.body).toMatchObject({ code });
    }
    await act(api, manager, third.id, 'void', { reason: '坏' }).expect(200);
    await api.http.get(`/api/v1/stickers/sheet?layout=roll-60x40&batchId=${third.batchId}`).set('authorization', manager.authorization).expect(410);
  });

  it('with WeChat\'s codes has a picture on each label', async () => {
    const { manager } = await createStickerDesk(api);
    const stickers = await createStickers(api, manager, { blank: 5 });
    const pdf = await sheet(manager, `layout=a4-12-63.5x72&code=wxacode&batchId=${stickers[0]?.batchId}`);
    expect(pdf.pages[0]?.images).toHaveLength(5);
    // Of a square of 37 mm, with white around it.
    for (const { width, height } of pdf.pages[0]?.images ?? []) expect([width, height].map((size) => Math.round(size * 25.4 / 72))).toEqual([31, 31]);
    expect(pdf.pages[0]?.shapes).toHaveLength(0);
    expect(scenes.map(({ scene }) => scene).sort()).toEqual(stickers.map(({ code }) => code).sort());
  });

  it('with WeChat\'s codes is a problem, not half a file, when WeChat refuses', async () => {
    const { manager } = await createStickerDesk(api);
    const { batchId } = await createSticker(api, manager);
    refuse = true;
    await api.http.get(`/api/v1/stickers/sheet?layout=roll-60x40&code=wxacode&batchId=${batchId}`).set('authorization', manager.authorization).expect(502);
  });

  it.each([
    ['no layout', '', 'layout'], ['an unknown layout', 'layout=a5', 'layout'], ['neither batch nor ids', 'layout=roll-60x40', 'batchId'],
    ['both batch and ids', 'layout=roll-60x40&batchId=1&ids=1', 'ids'], ['ids that are none', 'layout=roll-60x40&ids=1;2', 'ids'],
    ['an id too large', 'layout=roll-60x40&ids=9999999999', 'ids'], ['a start beyond the label of a roll', 'layout=roll-60x40&batchId=1&start=1', 'start'],
    ['a start beyond the page', 'layout=a4-24-70x37&batchId=1&start=24', 'start'], ['a negative start', 'layout=roll-60x40&batchId=1&start=-1', 'start'],
    ['an unknown code', 'layout=roll-60x40&batchId=1&code=aztec', 'code'], ['more ids than a sheet may have', `layout=roll-60x40&ids=${Array.from({ length: 1_001 }, (_, id) => id + 1).join()}`, 'ids'],
  ])('with %s is refused', async (_, query, field) => {
    const { manager } = await createStickerDesk(api);
    const refused = await api.http.get(`/api/v1/stickers/sheet?${query}`).set('authorization', manager.authorization).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation-failed', errors: [{ field }] });
  });

  it('of unknown stickers or batches is not found', async () => {
    const { manager } = await createStickerDesk(api);
    await api.http.get('/api/v1/stickers/sheet?layout=roll-60x40&batchId=4294967295').set('authorization', manager.authorization).expect(404);
    const refused = await api.http.get('/api/v1/stickers/sheet?layout=roll-60x40&ids=4294967295').set('authorization', manager.authorization).expect(404);
    expect(refused.body).toMatchObject({ code: 'not-found', errors: [{ field: 'ids.4294967295', code: 'not-found' }] });
  });

  it('is written no faster than it is read, and stops when the reader goes', async () => {
    let drawn = 0;
    async function* endless(): AsyncGenerator<Label> {
      for (;;) {
        drawn += 1;
        const code = drawStickerCode();
        yield { code, url: `http://127.0.0.1:3002/r/${code}`, wxacode: null, name: '空调', path: [] };
      }
    }
    const output = new PassThrough();
    const written = writeLabelSheet(output, { layout: 'roll-60x40', start: 0, title: '无尽', organization: { shortName: '测试', servicePhone: null } }, endless());
    await new Promise<void>((resolve) => { output.on('data', () => { if (drawn > 50) resolve(); }); });
    output.destroy();
    await written;
    expect(drawn).toBeLessThan(200);
  });
});
