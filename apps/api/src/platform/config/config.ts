import { coordinateSystems } from '@scanfix/shared-types';
import { z } from 'zod';

const text = z.string().trim();

type TrustedProxies = boolean | string[] | ((address: string, hop: number) => boolean);

function trustedProxies(value: string): TrustedProxies {
  if (value === 'false') return false;
  const count = value === 'true' ? 1 : /^\d+$/.test(value) ? Number(value) : null;
  return count === null ? value.split(',').map((part) => part.trim()).filter(Boolean) : (_address, hop) => hop < count;
}

const urlList = text.transform((value) => value.split(',').map((part) => part.trim()).filter(Boolean));

/** The only hosts of WeChat that a real server asks. */
const weixin = {
  api: 'https://api.weixin.qq.com',
  pay: 'https://api.mch.weixin.qq.com',
  payFallback: 'https://api2.mch.weixin.qq.com',
  authorize: 'https://open.weixin.qq.com/connect/oauth2/authorize',
};

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: text.default('127.0.0.1'),
  API_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: text.regex(/^(mysql|mariadb):\/\//, 'must start with mysql:// or mariadb://'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(20),
  PUBLIC_URL: z.url(),
  CONSOLE_URL: z.url(),
  CORS_ORIGINS: urlList.default([]),
  /** How many proxies stand in front (`true` is one), or their addresses: only their word about the client's address counts. */
  TRUST_PROXY: text.default('false').transform(trustedProxies),
  SECRET_KEY: text.min(32),
  WECHAT_API_URL: z.url().default(weixin.api),
  WECHAT_MINI_APPID: text.min(1),
  WECHAT_MINI_SECRET: text.min(1),
  WECHAT_PAY_URL: z.url().default(weixin.pay),
  /** Asked where the first does not answer. */
  WECHAT_PAY_FALLBACK_URL: z.url().default(weixin.payFallback),
  /** The Official Account in whose web pages people pay; without it they pay in the mini-program or by QR code. */
  WECHAT_OA_APPID: text.nullable().default(null),
  WECHAT_OA_SECRET: text.nullable().default(null),
  WECHAT_AUTHORIZE_URL: z.url().default(weixin.authorize),
  /** Where WeChat Pay reaches this server; not set: PUBLIC_URL. */
  PAYMENT_NOTIFY_URL: z.url().nullable().default(null),
  /** Seals the merchants' keys in the database; not set: a key derived from SECRET_KEY. */
  PAYMENT_SECRETS_KEY: text.min(32).nullable().default(null),
  /** The one before, while what it sealed is still there. */
  PAYMENT_SECRETS_KEY_PREVIOUS: text.min(32).nullable().default(null),
  /** Multiplies the waits between two looks at an open payment; tests lower it. */
  PAYMENT_QUERY_SCALE: z.coerce.number().positive().max(10).default(1),
  SANDBOX_ORIGIN: text.default('').transform((value) => value || null),
  SMS_WEBHOOK_URL: text.default('').transform((value) => value || null),
  SMS_WEBHOOK_SECRET: text.default(''),
  STORAGE: z.enum(['local', 's3']).default('local'),
  STORAGE_DIRECTORY: text.default('.data/files'),
  S3_ENDPOINT: text.default('').transform((value) => value || null),
  S3_REGION: text.default('us-east-1'),
  S3_BUCKET: text.default(''),
  S3_ACCESS_KEY_ID: text.default(''),
  S3_SECRET_ACCESS_KEY: text.default(''),
  DEFAULT_ORGANIZATION_ID: z.coerce.number().int().positive().default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Multiplies every rate limit; tests and load measurements raise it. */
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  /** Pictures under the console's maps; empty: maps are drawn on an empty ground. */
  MAP_TILES_URL: text.regex(/^https?:\/\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})/, 'must be an address with {z}, {x} and {y}').nullable().default(null),
  MAP_TILES_ATTRIBUTION: text.default(''),
  MAP_TILES_SYSTEM: z.enum(coordinateSystems).default('GCJ-02'),
  /** Bearer token for `/metrics`; empty leaves it open to those who can reach the port. */
  METRICS_TOKEN: text.default(''),
}).superRefine((settings, context) => {
  const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
  if (settings.STORAGE === 's3') {
    for (const name of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) if (settings[name] === '') refuse(name, 'must be set when STORAGE is s3');
  }
  if (settings.MAP_TILES_URL !== null && settings.MAP_TILES_ATTRIBUTION === '') refuse('MAP_TILES_ATTRIBUTION', 'must be set beside MAP_TILES_URL: whoever draws a map wants to be named on it');
  if (settings.WECHAT_OA_APPID !== null && settings.WECHAT_OA_SECRET === null) refuse('WECHAT_OA_SECRET', 'must be set beside WECHAT_OA_APPID');
  if (settings.WECHAT_OA_SECRET !== null && settings.WECHAT_OA_APPID === null) refuse('WECHAT_OA_APPID', 'must be set beside WECHAT_OA_SECRET');
  if (/[?#]/.test(settings.PAYMENT_NOTIFY_URL ?? '')) refuse('PAYMENT_NOTIFY_URL', 'must have no query: WeChat Pay does not call such an address');
  if (settings.SMS_WEBHOOK_URL !== null && settings.SMS_WEBHOOK_SECRET === '') refuse('SMS_WEBHOOK_SECRET', 'must be set beside SMS_WEBHOOK_URL, which proves by it who calls');
});

export type Settings = z.infer<typeof schema>;

/** Dependency-injection token and type of the validated environment. */
export abstract class Config {
  readonly settings: Settings;

  protected constructor(settings: Settings) {
    this.settings = settings;
  }

  get production(): boolean {
    return this.settings.NODE_ENV === 'production';
  }
}

class ValidatedConfig extends Config {
  constructor(settings: Settings) {
    super(settings);
  }
}

const demoValue = /demo|sandbox|change-?me|placeholder|example|test/i;

function isPlaceholder(key: string | null): boolean {
  return key !== null && (/change-?me|placeholder|example|demo|secret-key/i.test(key) || new Set(key).size < 10);
}

/** What a production server must not run with, each with the sentence that says why. */
const productionRefusals: { when: (settings: Settings) => boolean; sentence: string }[] = [
  { when: (s) => s.WECHAT_API_URL !== weixin.api, sentence: `WECHAT_API_URL must be ${weixin.api}: production does not run against a sandbox.` },
  { when: (s) => s.WECHAT_PAY_URL !== weixin.pay, sentence: `WECHAT_PAY_URL must be ${weixin.pay}: production takes no play money.` },
  { when: (s) => s.WECHAT_PAY_FALLBACK_URL !== weixin.payFallback, sentence: `WECHAT_PAY_FALLBACK_URL must be ${weixin.payFallback}.` },
  { when: (s) => s.WECHAT_AUTHORIZE_URL !== weixin.authorize, sentence: `WECHAT_AUTHORIZE_URL must be ${weixin.authorize}.` },
  { when: (s) => demoValue.test(`${s.WECHAT_OA_APPID ?? ''}${s.WECHAT_OA_SECRET ?? ''}`), sentence: 'WECHAT_OA_APPID and WECHAT_OA_SECRET are demo values.' },
  { when: (s) => s.PAYMENT_NOTIFY_URL !== null && !s.PAYMENT_NOTIFY_URL.startsWith('https://'), sentence: 'PAYMENT_NOTIFY_URL must start with https:// in production.' },
  { when: (s) => isPlaceholder(s.PAYMENT_SECRETS_KEY), sentence: 'PAYMENT_SECRETS_KEY is a placeholder: set 32 or more random characters.' },
  { when: (s) => s.SANDBOX_ORIGIN !== null, sentence: 'SANDBOX_ORIGIN must be empty in production.' },
  { when: (s) => demoValue.test(s.WECHAT_MINI_APPID + s.WECHAT_MINI_SECRET), sentence: 'WECHAT_MINI_APPID and WECHAT_MINI_SECRET are demo values.' },
  { when: (s) => /change-?me|placeholder|example|demo|secret-key|^(.)\1+$/i.test(s.SECRET_KEY), sentence: 'SECRET_KEY is a placeholder: set 32 or more random characters.' },
  { when: (s) => new Set(s.SECRET_KEY).size < 10, sentence: 'SECRET_KEY has too few different characters: set 32 or more random ones.' },
  { when: (s) => !s.PUBLIC_URL.startsWith('https://') || !s.CONSOLE_URL.startsWith('https://'), sentence: 'PUBLIC_URL and CONSOLE_URL must start with https:// in production.' },
  { when: (s) => s.SMS_WEBHOOK_URL === null, sentence: 'SMS_WEBHOOK_URL must be set: without it one-time codes cannot be delivered.' },
  { when: (s) => /(127\.0\.0\.1|localhost|sandbox)/.test(s.SMS_WEBHOOK_URL ?? '') && /demo|sandbox|^$/i.test(s.SMS_WEBHOOK_SECRET), sentence: 'SMS_WEBHOOK_URL points to a sandbox.' },
  { when: (s) => s.PAYMENT_QUERY_SCALE < 1, sentence: 'PAYMENT_QUERY_SCALE below 1 asks WeChat Pay more often than it wants to be asked.' },
  { when: (s) => s.RATE_LIMIT_SCALE > 100, sentence: 'RATE_LIMIT_SCALE above 100 leaves the server without limits.' },
  { when: (s) => s.CORS_ORIGINS.some((origin) => !origin.startsWith('https://')), sentence: 'CORS_ORIGINS must start with https:// in production.' },
  { when: (s) => s.SMS_WEBHOOK_SECRET.length < 16, sentence: 'SMS_WEBHOOK_SECRET must have 16 or more characters.' },
];

/** One sentence a line; printed by whoever starts the process. */
export class ConfigError extends Error {}

/** Empty variables count as not set, so that `X= npm start` means the default. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(present);
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  if (result.data.NODE_ENV === 'production') {
    const refusals = productionRefusals.filter(({ when }) => when(result.data)).map(({ sentence }) => sentence);
    if (refusals.length > 0) throw new ConfigError(refusals.join('\n'));
  }
  return new ValidatedConfig(result.data);
}
