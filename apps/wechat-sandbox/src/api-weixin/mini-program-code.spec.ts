import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { startSandbox, type StartedSandbox } from '../testing/start-sandbox.js';

// A CommonJS module whose types describe an ES module: its function is one step further down here.
const decode = jsqr as unknown as typeof jsqr.default;

let started: StartedSandbox;
beforeAll(async () => {
  started = await startSandbox();
});
afterAll(() => started.app.close());

async function ask(body: Record<string, unknown>) {
  const token = await started.accessToken();
  return started.app.inject({ method: 'POST', url: `/wxa/getwxacodeunlimit?access_token=${token}`, payload: body });
}

async function read(image: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(image).flatten({ background: '#fff' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(info.height);
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

describe('getwxacodeunlimit', () => {
  it.each([
    ['the default width', {}, 430],
    ['the smallest width', { width: 280 }, 280],
    ['a coloured line on nothing', { width: 600, line_color: { r: 12, g: 74, b: 82 }, is_hyaline: true }, 600],
  ])('draws a picture of %s that holds page and scene', async (_name, options, width) => {
    const answer = await ask({ scene: 'c=7K3M9QX2TBV', page: 'pages/scan/index', ...options });
    expect(answer.headers['content-type']).toBe('image/png');
    expect((await sharp(answer.rawPayload).metadata()).width).toBe(width);
    expect(await read(answer.rawPayload)).toBe('wxacode:pages/scan/index?scene=c%3D7K3M9QX2TBV');
  });

  it('carries the longest scene there can be at the smallest width', async () => {
    const scene = "#$&'()*+,/:;=?@-._~!0123456789az";
    expect(scene).toHaveLength(32);
    const answer = await ask({ scene, page: 'staff/login-request/index', check_path: false, width: 280 });
    const text = await read(answer.rawPayload);
    expect(decodeURIComponent(text?.split('scene=')[1] ?? '')).toBe(scene);
  });

  it('takes the home page where none is named', async () => {
    expect(await read((await ask({ scene: 'a' })).rawPayload)).toBe('wxacode:pages/scan/index?scene=a');
  });

  it.each([
    ['no scene', { scene: undefined }, 40169],
    ['a scene of 33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['Chinese in the scene', { scene: '空调' }, 40129],
    ['a percent sign in the scene', { scene: 'a%20b' }, 40129],
    ['a space in the scene', { scene: 'a b' }, 40129],
    ['a page that is not published', { page: 'pages/new/index' }, 41030],
    ['a page with a leading slash', { page: '/pages/scan/index' }, 41030],
    ['a page with parameters', { page: 'pages/scan/index?a=1', check_path: false }, 41030],
    ['an unknown version', { env_version: 'beta' }, 40097],
    ['a width out of range', { width: 279 }, 40097],
    ['a colour out of range', { line_color: { r: 256, g: 0, b: 0 } }, 40097],
  ])('refuses %s', async (_name, overrides, errcode) => {
    const answer = await ask({ scene: 'a', page: 'pages/scan/index', ...overrides });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json().errcode).toBe(errcode);
  });

  it('draws a code of a page that is not published when told not to check', async () => {
    expect((await ask({ scene: 'a', page: 'pages/new/index', check_path: false })).headers['content-type']).toBe('image/png');
  });
});
