import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startProcess, transpile } from './compiled.js';
import { until } from './until.js';

const app = join(import.meta.dirname, '../../../wechat-sandbox');
const output = join(app, 'node_modules/.cache', `scanfix-${process.env['TEST_SCHEMA'] ?? 'test'}-${process.env['JEST_WORKER_ID'] ?? '1'}`);

/** As `PUT /control/pay/merchants/:mchid` answers. */
export interface SandboxMerchant {
  mchid: string;
  certificateSerial: string;
  certificate: string;
  privateKey: string;
  apiV3Key: string;
  publicKeyId: string;
  publicKey: string;
  platformCertificates: { serial: string; certificate: string }[];
}

/** The WeChat sandbox as a process of its own, without its phone. */
export interface RunningSandbox {
  url: string;
  /** What its control interface answers. @throws where that refuses */
  control: <Answer>(method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => Promise<Answer>;
  /** The app it knows. */
  environment: Record<string, string>;
  close: () => void;
}

const server = `
import { createSandbox } from './sandbox.js';
import { createServer } from './server.js';
import { readConfiguration } from './configuration.js';
const configuration = readConfiguration(process.env);
const server = await createServer(createSandbox(configuration));
await server.listen({ host: '127.0.0.1', port: configuration.port });
`;

/** @param apiUrl where notifications go */
export async function startSandbox(apiUrl = 'http://127.0.0.1:9'): Promise<RunningSandbox> {
  await transpile(join(app, 'src'), output, ['phone', 'testing']);
  await writeFile(join(output, 'serve.js'), server);
  const environment = { WECHAT_MINI_APPID: 'wxtest', WECHAT_MINI_SECRET: 'test-secret', WECHAT_OA_APPID: 'wxaccount', WECHAT_OA_SECRET: 'account-secret', SMS_WEBHOOK_SECRET: 'sms-webhook-test-secret' };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { child, output: written } = await startProcess(join(output, 'serve.js'), { ...environment, API_URL: apiUrl, SANDBOX_PORT: String(port) });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the sandbox did not start: ${written()}`);
    return (await fetch(`${url}/control/pay/merchants`).catch(() => null))?.ok === true;
  }, 30_000);
  return {
    url, environment: { ...environment, WECHAT_API_URL: url, WECHAT_PAY_URL: url, WECHAT_PAY_FALLBACK_URL: url, SMS_WEBHOOK_URL: `${url}/sms` },
    control: async <Answer>(method: string, path: string, body?: object) => {
      const answer = await fetch(`${url}${path}`, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    },
    close: () => { child.kill('SIGKILL'); },
  };
}
