import { join } from 'node:path';

/**
 * @typedef {object} System
 * @property {import('./settings.mjs').Settings} settings
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {string} databaseUrl
 * @property {number} organizationId
 */

/**
 * How this machine reaches each service; one that listens everywhere is reached on the loopback address.
 * @param {import('./settings.mjs').Settings} settings
 */
export function urlsOf({ host, ports }) {
  const origin = (/** @type {number} */ port) => `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  return { api: origin(ports.api), console: origin(ports.console), h5: origin(ports.h5), sandbox: origin(ports.sandbox) };
}

/** The Official Account of the demo: it guards nothing, and production refuses it. */
const officialAccount = { WECHAT_OA_APPID: 'wxdemo0a00000000', WECHAT_OA_SECRET: 'demo-official-account' };

/**
 * The API's environment (docs/operations.md lists all of it), turned to the sandbox instead of WeChat.
 * @param {System} system
 * @returns {Record<string, string>}
 */
export function apiEnvironment({ settings, secrets, databaseUrl, organizationId }) {
  const urls = urlsOf(settings);
  return {
    NODE_ENV: 'development',
    HOST: settings.host,
    API_PORT: String(settings.ports.api),
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: urls.h5,
    CONSOLE_URL: urls.console,
    CORS_ORIGINS: [urls.console, urls.h5].join(','),
    TRUST_PROXY: 'true',
    SECRET_KEY: secrets.secretKey,
    WECHAT_API_URL: urls.sandbox,
    WECHAT_MINI_APPID: secrets.wechatAppId,
    WECHAT_MINI_SECRET: secrets.wechatSecret,
    ...officialAccount,
    WECHAT_AUTHORIZE_URL: `${urls.sandbox}/connect/oauth2/authorize`,
    WECHAT_PAY_URL: urls.sandbox,
    WECHAT_PAY_FALLBACK_URL: urls.sandbox,
    SANDBOX_ORIGIN: urls.sandbox,
    SMS_WEBHOOK_URL: `${urls.sandbox}/sms`,
    SMS_WEBHOOK_SECRET: secrets.smsSecret,
    STORAGE: 'local',
    STORAGE_DIRECTORY: join(settings.data, 'files'),
    DEFAULT_ORGANIZATION_ID: String(organizationId),
    METRICS_TOKEN: secrets.metricsToken,
  };
}

/**
 * @param {System} system
 * @returns {Record<string, string>}
 */
export function sandboxEnvironment({ settings, secrets }) {
  const urls = urlsOf(settings);
  return {
    NODE_ENV: 'development',
    SANDBOX_HOST: settings.host,
    SANDBOX_DATA: join(settings.data, 'sandbox.json'),
    SANDBOX_PORT: String(settings.ports.sandbox),
    API_URL: urls.api,
    H5_URL: urls.h5,
    CONSOLE_URL: urls.console,
    WECHAT_MINI_APPID: secrets.wechatAppId,
    WECHAT_MINI_SECRET: secrets.wechatSecret,
    ...officialAccount,
    SMS_WEBHOOK_SECRET: secrets.smsSecret,
  };
}
