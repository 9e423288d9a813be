import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const development = {
  DATABASE_URL: 'mysql://root@127.0.0.1/scanfix', PUBLIC_URL: 'http://127.0.0.1:3002', CONSOLE_URL: 'http://127.0.0.1:3001',
  SECRET_KEY: 'k7Jq2VbX9sT4mN8rW3yZ6pL1cF5hD0gA', WECHAT_MINI_APPID: 'wx5f1d7e2b9c304a68', WECHAT_MINI_SECRET: '9b1c4e7f2a5d8036',
};
const production = {
  ...development, NODE_ENV: 'production', PUBLIC_URL: 'https://fix.property.cn', CONSOLE_URL: 'https://desk.property.cn',
  SMS_WEBHOOK_URL: 'https://sms.property.cn/send', SMS_WEBHOOK_SECRET: 'v8Rk3Qw7Zt1Yp5Lx',
};

function refusal(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment);
    return 'accepted';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

it('fills in what a developer need not say', () => {
  const { settings, production: isProduction } = readConfig(development);
  expect(isProduction).toBe(false);
  expect(settings).toMatchObject({
    HOST: '127.0.0.1', API_PORT: 3000, DATABASE_POOL_SIZE: 20, CORS_ORIGINS: [], TRUST_PROXY: false, WECHAT_API_URL: 'https://api.weixin.qq.com',
    SANDBOX_ORIGIN: null, SMS_WEBHOOK_URL: null, STORAGE: 'local', RATE_LIMIT_SCALE: 1, LOG_LEVEL: 'info',
    WECHAT_PAY_URL: 'https://api.mch.weixin.qq.com', WECHAT_PAY_FALLBACK_URL: 'https://api2.mch.weixin.qq.com', WECHAT_AUTHORIZE_URL: 'https://open.weixin.qq.com/connect/oauth2/authorize',
    WECHAT_OA_APPID: null, WECHAT_OA_SECRET: null, PAYMENT_NOTIFY_URL: null, PAYMENT_SECRETS_KEY: null, PAYMENT_SECRETS_KEY_PREVIOUS: null,
  });
});

it('takes an empty variable as not set', () => {
  expect(readConfig({ ...development, API_PORT: '', SANDBOX_ORIGIN: '', STORAGE: '' }).settings).toMatchObject({ API_PORT: 3000, SANDBOX_ORIGIN: null, STORAGE: 'local' });
});

it('names every variable that is missing or wrong, one a line', () => {
  const lines = refusal({ ...development, DATABASE_URL: 'postgres://x', SECRET_KEY: 'short', API_PORT: '70000', PUBLIC_URL: undefined }).split('\n');
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(['API_PORT', 'DATABASE_URL', 'PUBLIC_URL', 'SECRET_KEY']);
});

it('reads a list of origins', () => {
  expect(readConfig({ ...development, CORS_ORIGINS: 'https://a.cn, https://b.cn,' }).settings.CORS_ORIGINS).toEqual(['https://a.cn', 'https://b.cn']);
});

it.each([
  ['no proxy', 'false', [false, false]],
  ['one proxy', 'true', [true, false]],
  ['two proxies', '2', [true, true]],
])('trusts the word of %s', (_, value, trusted) => {
  const { TRUST_PROXY: trust } = readConfig({ ...development, TRUST_PROXY: value }).settings;
  expect([0, 1].map((hop) => (typeof trust === 'function' ? trust('10.0.0.1', hop) : trust))).toEqual(trusted);
});

it('trusts proxies by their addresses', () => {
  expect(readConfig({ ...development, TRUST_PROXY: '10.0.0.0/8, 192.168.1.5' }).settings.TRUST_PROXY).toEqual(['10.0.0.0/8', '192.168.1.5']);
});

it('needs all of a bucket when files are kept in one', () => {
  expect(refusal({ ...development, STORAGE: 's3', S3_BUCKET: 'files' })).toContain('S3_ACCESS_KEY_ID');
  expect(refusal({ ...development, STORAGE: 's3', S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' })).toBe('accepted');
});

it('needs a whole address and a name for the tiles of a map', () => {
  expect(refusal({ ...development, MAP_TILES_URL: 'https://tiles.property.cn/map.png' })).toContain('MAP_TILES_URL');
  expect(refusal({ ...development, MAP_TILES_URL: 'https://tiles.property.cn/{z}/{x}/{y}.png' })).toContain('MAP_TILES_ATTRIBUTION');
  expect(refusal({ ...development, MAP_TILES_URL: 'https://tiles.property.cn/{z}/{x}/{y}.png', MAP_TILES_ATTRIBUTION: '© 滨江测绘' })).toBe('accepted');
});

it('needs a secret for every SMS webhook', () => {
  expect(refusal({ ...development, SMS_WEBHOOK_URL: 'http://127.0.0.1:3003/sms' })).toContain('SMS_WEBHOOK_SECRET');
});

it('needs both or none of an Official Account', () => {
  expect(refusal({ ...development, WECHAT_OA_APPID: 'wx1' })).toContain('WECHAT_OA_SECRET');
  expect(refusal({ ...development, WECHAT_OA_SECRET: 'secret' })).toContain('WECHAT_OA_APPID');
  expect(refusal({ ...development, WECHAT_OA_APPID: 'wx1', WECHAT_OA_SECRET: 'secret' })).toBe('accepted');
});

it('needs an address for notifications that WeChat Pay calls, and long keys', () => {
  expect(refusal({ ...development, PAYMENT_NOTIFY_URL: 'https://pay.property.cn/?a=1' })).toContain('PAYMENT_NOTIFY_URL');
  expect(refusal({ ...development, PAYMENT_SECRETS_KEY: 'short' })).toContain('PAYMENT_SECRETS_KEY');
});

describe('in production', () => {
  it('starts with real values', () => {
    expect(refusal(production)).toBe('accepted');
  });

  it.each([
    ['a sandbox for WeChat', { WECHAT_API_URL: 'http://127.0.0.1:3003' }, 'WECHAT_API_URL'],
    ['a sandbox for WeChat Pay', { WECHAT_PAY_URL: 'http://127.0.0.1:3003' }, 'WECHAT_PAY_URL'],
    ['a stranger beside WeChat Pay', { WECHAT_PAY_FALLBACK_URL: 'https://api2.mch.weixin.qq.com.example.com' }, 'WECHAT_PAY_FALLBACK_URL'],
    ['a sandbox for web authorization', { WECHAT_AUTHORIZE_URL: 'http://127.0.0.1:3003/connect/oauth2/authorize' }, 'WECHAT_AUTHORIZE_URL'],
    ['the demo\'s Official Account', { WECHAT_OA_APPID: 'wxdemo0a00000000', WECHAT_OA_SECRET: 'demo-official-account' }, 'WECHAT_OA_APPID'],
    ['notifications over plain HTTP', { PAYMENT_NOTIFY_URL: 'http://pay.property.cn' }, 'PAYMENT_NOTIFY_URL'],
    ['a placeholder that seals', { PAYMENT_SECRETS_KEY: 'change-me-change-me-change-me-change-me' }, 'PAYMENT_SECRETS_KEY'],
    ['an origin of the sandbox', { SANDBOX_ORIGIN: 'http://127.0.0.1:3003' }, 'SANDBOX_ORIGIN'],
    ['the demo\'s app id', { WECHAT_MINI_APPID: 'wxdemo0000000000' }, 'WECHAT_MINI_APPID'],
    ['the demo\'s app secret', { WECHAT_MINI_SECRET: 'sandbox-secret' }, 'WECHAT_MINI_SECRET'],
    ['a placeholder for a key', { SECRET_KEY: 'change-me-change-me-change-me-change-me' }, 'SECRET_KEY'],
    ['a key of one letter', { SECRET_KEY: 'a'.repeat(40) }, 'SECRET_KEY'],
    ['a key of few letters', { SECRET_KEY: 'abcabcabcabcabcabcabcabcabcabcabcabc' }, 'SECRET_KEY'],
    ['plain HTTP', { PUBLIC_URL: 'http://fix.property.cn' }, 'PUBLIC_URL'],
    ['plain HTTP for the console', { CONSOLE_URL: 'http://desk.property.cn' }, 'CONSOLE_URL'],
    ['no way to send SMS', { SMS_WEBHOOK_URL: undefined }, 'SMS_WEBHOOK_URL'],
    ['a short SMS secret', { SMS_WEBHOOK_SECRET: 'short' }, 'SMS_WEBHOOK_SECRET'],
    ['no limits on requests', { RATE_LIMIT_SCALE: '1000000' }, 'RATE_LIMIT_SCALE'],
    ['a browser origin with plain HTTP', { CORS_ORIGINS: 'http://desk.property.cn' }, 'CORS_ORIGINS'],
  ])('refuses %s', (_, change, variable) => {
    expect(refusal({ ...production, ...change })).toContain(variable);
  });

  it('says everything that is wrong at once', () => {
    expect(refusal({ ...production, SANDBOX_ORIGIN: 'http://x', PUBLIC_URL: 'http://x' }).split('\n')).toHaveLength(2);
  });
});
