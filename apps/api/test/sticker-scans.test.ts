import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson } from './support/people.js';
import { createSticker, createStickerDesk, createStickers, readSticker } from './support/stickers.js';
import { until } from './support/until.js';
import { ScanCounter } from '../src/modules/stickers/scan-counter.js';
import { drawStickerCodes } from '../src/modules/stickers/sticker-codes.js';
import { StickerScansOfDay, StickerScanTotal } from '../src/modules/stickers/sticker-scans.entities.js';
import { StickersService } from '../src/modules/stickers/stickers.service.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const service = () => api.app.get(StickersService, { strict: false });
const counter = () => api.app.get(ScanCounter, { strict: false });

it('resolves a code as it was typed', async () => {
  const { organizationId, manager } = await createStickerDesk(api);
  const { id, code } = await createSticker(api, manager);
  expect(await service().resolve(` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)} `)).toEqual({ id, organizationId, code, status: 'blank', assetId: null, locationId: null });
  await expect(service().resolve('nonsense')).rejects.toMatchObject({ code: 'sticker-code-malformed' });
  await expect(service().resolve(drawStickerCodes(1)[0] ?? '')).rejects.toMatchObject({ code: 'not-found' });
});

it('counts every scan within about a second, in total and by day', async () => {
  const { manager } = await createStickerDesk(api);
  const [first, second] = await createStickers(api, manager, { blank: 2 });
  if (!first || !second) throw new Error('two stickers were expected');
  for (let scan = 0; scan < 500; scan += 1) service().countScan(scan % 5 === 0 ? second.id : first.id);
  await until(async () => (await readSticker(api, manager, second.id)).scanCount === 100);
  const detail = await readSticker(api, manager, first.id);
  expect(detail).toMatchObject({ scanCount: 400, lastScannedAt: expect.any(String) as unknown });
  expect(detail.scansByDay.reduce((sum, { count }) => sum + count, 0)).toBe(400);
});

it('puts a scan on the day that it is where the organization is', async () => {
  const { id: organizationId } = await createOrganization(api, { timeZone: 'America/New_York' });
  const manager = await createPerson(api, organizationId, ['manager']);
  const { id } = await createSticker(api, manager);
  counter().count(id, new Date('2026-01-02T04:59:59Z'));
  counter().count(id, new Date('2026-01-02T05:00:00Z'));
  await counter().flush();
  const days = await api.database.getRepository(StickerScansOfDay).find({ where: { stickerId: id }, order: { day: 'ASC' } });
  expect(days.map(({ day, count }) => [day, count])).toEqual([['2026-01-01', 1], ['2026-01-02', 1]]);
});

it('shows the last thirty days', async () => {
  const { manager } = await createStickerDesk(api);
  const { id } = await createSticker(api, manager);
  const day = 86_400_000;
  for (const age of [0, 29, 31]) counter().count(id, new Date(Date.now() - age * day));
  await counter().flush();
  const { scanCount, scansByDay } = await readSticker(api, manager, id);
  expect([scanCount, scansByDay.length]).toEqual([3, 2]);
});

it('does not wait for somebody who is binding the sticker', async () => {
  const { manager } = await createStickerDesk(api);
  const { id } = await createSticker(api, manager);
  await api.database.transaction(async (transaction) => {
    await transaction.query('SELECT id FROM stickers WHERE id = ? FOR UPDATE', [id]);
    service().countScan(id);
    await counter().flush();
    expect(await api.database.getRepository(StickerScanTotal).findOneBy({ stickerId: id })).toMatchObject({ count: 1 });
  });
});

it('adds up what two processes count of the same stickers at the same time', async () => {
  const { manager } = await createStickerDesk(api);
  const stickers = await createStickers(api, manager, { blank: 20 });
  const second = await startApi();
  const counters = [counter(), second.app.get(ScanCounter, { strict: false })];
  await Promise.all(Array.from({ length: 20 }, async (_, round) => {
    for (const { id } of round % 2 === 0 ? stickers : [...stickers].reverse()) counters.forEach((one) => one.count(id));
    await Promise.all(counters.map((one) => one.flush()));
  }));
  await second.close();
  for (const { id } of stickers) expect((await readSticker(api, manager, id)).scanCount).toBe(40);
});

it('loses nothing when the process stops', async () => {
  const { manager } = await createStickerDesk(api);
  const { id } = await createSticker(api, manager);
  const stopping = await startApi();
  const service = stopping.app.get(StickersService, { strict: false });
  for (let scan = 0; scan < 7; scan += 1) service.countScan(id);
  await stopping.close();
  expect((await readSticker(api, manager, id)).scanCount).toBe(7);
});

it('keeps the scans while the database refuses them', async () => {
  const { manager } = await createStickerDesk(api);
  const { id } = await createSticker(api, manager);
  await api.database.query('RENAME TABLE sticker_scans TO sticker_scans_away');
  try {
    service().countScan(id);
    await counter().flush();
  } finally {
    await api.database.query('RENAME TABLE sticker_scans_away TO sticker_scans');
  }
  await counter().flush();
  expect((await readSticker(api, manager, id)).scanCount).toBe(1);
});
