import type { FastifyInstance } from 'fastify';
import type { Configuration } from '../configuration.js';
import type { Person } from '../contract.js';
import { createSandbox, type Sandbox } from '../sandbox.js';
import { createServer } from '../server.js';

export const configuration: Configuration = {
  host: '127.0.0.1',
  port: 0,
  appId: 'wx0123456789abcdef',
  appSecret: 'the-secret-of-the-mini-program',
  officialAppId: 'wxdemo0a00000000',
  officialSecret: 'the-secret-of-the-account',
  smsSecret: 'the-secret-of-the-webhook',
  h5Url: 'http://127.0.0.1:3002',
  apiUrl: 'http://127.0.0.1:3000',
  consoleUrl: null,
  dataFile: null,
  publishedPages: ['pages/scan/index', 'pages/progress/index'],
};

export const tenant: Person = { id: 'tenant', name: '李小雨', phone: '13800138000', note: '租户', avatarColor: '#2f7d6b', refusesPhone: false };

export interface StartedSandbox {
  app: FastifyInstance;
  sandbox: Sandbox;
  /** Lets time pass. */
  advance: (milliseconds: number) => void;
  accessToken: () => Promise<string>;
  loginCode: (person?: string) => Promise<string>;
  phoneCode: (person?: string) => Promise<string>;
}

/** The sandbox in this process, with one tenant and a clock that stands still. */
export async function startSandbox(overrides: Partial<Configuration> = {}): Promise<StartedSandbox> {
  let time = Date.parse('2026-03-02T01:00:00Z');
  const sandbox = createSandbox({ ...configuration, ...overrides }, () => time);
  const app = await createServer(sandbox);
  await app.inject({ method: 'PUT', url: '/control/people', payload: [tenant] });
  const code = async (url: string, person: string): Promise<string> => (await app.inject({ method: 'POST', url, payload: { person } })).json().code;
  return {
    app,
    sandbox,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    accessToken: async () => (await askForToken(app)).json().access_token,
    loginCode: (person = 'tenant') => code('/control/login-code', person),
    phoneCode: (person = 'tenant') => code('/control/phone-code', person),
  };
}

export function askForToken(app: FastifyInstance, overrides: Record<string, unknown> = {}) {
  return app.inject({
    method: 'POST',
    url: '/cgi-bin/stable_token',
    payload: { grant_type: 'client_credential', appid: configuration.appId, secret: configuration.appSecret, ...overrides },
  });
}
