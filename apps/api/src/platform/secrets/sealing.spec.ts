import { expect, it } from '@jest/globals';
import { Sealing, SealBroken } from './sealing.js';
import { readConfig } from '../config/config.js';

const environment = {
  DATABASE_URL: 'mysql://root@127.0.0.1/scanfix', PUBLIC_URL: 'http://127.0.0.1:3002', CONSOLE_URL: 'http://127.0.0.1:3001',
  SECRET_KEY: 'k7Jq2VbX9sT4mN8rW3yZ6pL1cF5hD0gA', WECHAT_MINI_APPID: 'wx5f1d7e2b9c304a68', WECHAT_MINI_SECRET: '9b1c4e7f2a5d8036',
};
const [first, second] = ['q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6', 'Z9x8C7v6B5n4M3l2K1j0H9g8F7d6S5a4'];
const sealingWith = (more: Record<string, string> = {}) => new Sealing(readConfig({ ...environment, ...more }));
const place = 'merchants:7:private-key';

it('opens what it sealed, and seals the same secret differently each time', () => {
  const sealing = sealingWith();
  const [once, twice] = [sealing.seal('秘密', place), sealing.seal('秘密', place)];
  expect(once).not.toBe(twice);
  expect(once).not.toContain('秘密');
  expect([once, twice].map((sealed) => sealing.open(sealed, place))).toEqual(['秘密', '秘密']);
});

it('opens nothing that was moved, changed, cut or sealed with another key', () => {
  const sealing = sealingWith();
  const sealed = sealing.seal('a secret', place);
  const [name, nonce, content = ''] = sealed.split('.');
  const bytes = Buffer.from(content, 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  const changed = [name, nonce, bytes.toString('base64url')].join('.');
  expect(() => sealing.open(sealed, 'merchants:8:private-key')).toThrow(SealBroken);
  for (const broken of [changed, [name, nonce, content.slice(0, -2)].join('.'), [name, nonce].join('.'), '', 'x.y.z']) expect(() => sealing.open(broken, place)).toThrow(SealBroken);
  expect(() => sealingWith({ SECRET_KEY: first }).open(sealed, place)).toThrow(SealBroken);
});

it('changes its key without losing what the one before sealed', () => {
  const derived = sealingWith().seal('a secret', place);
  const before = sealingWith({ PAYMENT_SECRETS_KEY: first });
  expect(before.open(derived, place)).toBe('a secret');
  const sealed = before.seal('a secret', place);
  const after = sealingWith({ PAYMENT_SECRETS_KEY: second, PAYMENT_SECRETS_KEY_PREVIOUS: first });
  expect(after.open(sealed, place)).toBe('a secret');
  expect(() => sealingWith({ PAYMENT_SECRETS_KEY: second }).open(sealed, place)).toThrow(SealBroken);
  expect(() => before.open(after.seal('a secret', place), place)).toThrow(SealBroken);
});
