import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, tenant, type StartedSandbox } from '../testing/start-sandbox.js';

const sticker = { url: 'http://127.0.0.1:3002/r/7K3M9QX2TBV', label: '会议室空调', place: 'A 座 3 层' };
const place = { name: '一号楼', latitude: 31.2304, longitude: 121.4737 };

describe('control', () => {
  let started: StartedSandbox;
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    started = await startSandbox({ dataFile: join(folder, 'data', 'sandbox.json') });
  });
  afterEach(async () => {
    await started.app.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (url: string) => (await started.app.inject(url)).json();
  const send = (method: 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    started.app.inject({ method, url, ...(payload ? { payload } : {}) });

  it('replaces people, adds one, changes one and removes one', async () => {
    await send('POST', '/control/people', { id: 'engineer', name: '王师傅' });
    await send('POST', '/control/people', { ...tenant, name: '李小雨（新）' });
    expect((await get('/control/people')).map(({ name }: { name: string }) => name)).toEqual(['李小雨（新）', '王师傅']);
    await send('DELETE', '/control/people/engineer');
    const people = await get('/control/people');
    expect(people).toEqual([{ ...tenant, name: '李小雨（新）', openid: expect.stringMatching(/^o/) }]);
    // What GET gave can be given back as it is.
    expect((await send('PUT', '/control/people', people)).json()).toEqual(people);
  });

  it('fills in what a person leaves out', async () => {
    const [person] = (await send('PUT', '/control/people', [{ id: 'a', name: '甲' }])).json();
    expect(person).toMatchObject({ phone: null, note: '', refusesPhone: false, avatarColor: expect.stringMatching(/^#/) });
  });

  it.each([[{ id: 'a b', name: '甲' }], [{ id: 'a' }], [{ id: 'a', name: '甲', phone: '123' }], [{ id: 'a', name: '甲', phones: [] }]])(
    'refuses the person %j',
    async (person) => {
      expect((await send('POST', '/control/people', person)).statusCode).toBe(400);
    },
  );

  it('keeps stickers and places', async () => {
    await send('PUT', '/control/stickers', [sticker]);
    await send('PUT', '/control/places', [place]);
    expect(await get('/control/stickers')).toEqual([sticker]);
    expect(await get('/control/places')).toEqual([place]);
  });

  it('remembers after a restart, until it is reset', async () => {
    await send('PUT', '/control/stickers', [sticker]);
    const { dataFile } = started.sandbox.configuration;
    const again = await startSandbox({ dataFile });
    expect((await again.app.inject('/control/stickers')).json()).toEqual([sticker]);
    await again.app.inject({ method: 'POST', url: '/control/reset' });
    for (const kept of ['people', 'stickers', 'places', 'sms', 'errors']) expect((await again.app.inject(`/control/${kept}`)).json()).toEqual([]);
    await again.app.close();
  });

  it('says which data file it cannot read', async () => {
    const dataFile = join(folder, 'broken.json');
    writeFileSync(dataFile, '{');
    await expect(startSandbox({ dataFile })).rejects.toThrow(/broken\.json cannot be read/);
  });

  it('knows no codes for a stranger', async () => {
    expect((await send('POST', '/control/login-code', { person: 'stranger' })).statusCode).toBe(404);
    expect((await send('POST', '/control/phone-code', { person: 'stranger' })).statusCode).toBe(404);
  });

  it('is closed to other web pages and to names that lead here', async () => {
    const crossed = await started.app.inject({ url: '/control/sms', headers: { 'sec-fetch-site': 'cross-site' } });
    const framed = await started.app.inject({ url: '/control/sms', headers: { 'sec-fetch-site': 'same-site' } });
    const misled = await started.app.inject({ url: '/control/sms', headers: { host: 'evil.example:3003' } });
    expect([crossed.statusCode, framed.statusCode, misled.statusCode]).toEqual([403, 403, 403]);
    const own = await started.app.inject({ url: '/control/sms', headers: { 'sec-fetch-site': 'same-origin', host: 'localhost:3003' } });
    expect(own.statusCode).toBe(200);
  });

  it('tells an open phone page what changed', async () => {
    const address = await started.app.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(`${address}/control/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': open\n\n');
    await send('PUT', '/control/stickers', [sticker]);
    expect((await reader.read()).value).toBe(`data: ${JSON.stringify({ kind: 'stickers', stickers: [sticker] })}\n\n`);
    await reader.cancel();
  });

  it('says that API and H5 do not answer when they do not', async () => {
    await started.app.close();
    started = await startSandbox({ apiUrl: 'http://127.0.0.1:1', h5Url: 'http://127.0.0.1:1' });
    expect(await get('/control/health')).toEqual({ api: false, h5: false });
  });
});
