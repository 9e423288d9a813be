import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, testEnvironment, type RunningApi } from './support/api.js';
import { compile, startProcess, type ServerProcess } from './support/compiled.js';
import { photo } from './support/files.js';
import { listen } from './support/live.js';
import { createOrganization, createPerson } from './support/people.js';
import { until } from './support/until.js';

let api: RunningApi;
let main: string;
const started: ServerProcess[] = [];
beforeAll(async () => {
  api = await startApi();
  main = await compile();
});
afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await api.close();
});

async function server(environment: Record<string, string> = {}): Promise<ServerProcess> {
  const process = await startProcess(main, { ...await testEnvironment(), LOG_LEVEL: 'info', ...environment });
  started.push(process);
  await until(async () => (await fetch(`${process.url}/health/ready`).catch(() => null))?.status === 200, 30_000);
  return process;
}

/** One request on a kept connection: its status, or the error that the connection met. */
function ask(agent: Agent, url: string, authorization: string): Promise<number | string> {
  return new Promise((resolve) => {
    request(url, { agent, headers: { authorization } }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', ({ message }) => resolve(message));
    }).once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end();
  });
}

/** The first half of an upload; the second when it is told. */
function slowUpload(url: string, authorization: string, file: Buffer): { finish: () => void; status: Promise<number | undefined> } {
  const head = Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n');
  const body = Buffer.concat([head, file, Buffer.from('\r\n--x--\r\n')]);
  const sending = request(`${url}/api/v1/attachments`, { method: 'POST', headers: { authorization, 'content-type': 'multipart/form-data; boundary=x', 'content-length': body.length } });
  const status = new Promise<number | undefined>((resolve, reject) => sending.once('response', (answer) => resolve(answer.resume().statusCode)).once('error', reject));
  sending.write(body.subarray(0, body.length / 2));
  return { finish: () => sending.end(body.subarray(body.length / 2)), status };
}

it('answers on SIGTERM all that it has taken, ends its streams, and exits with 0 within ten seconds', async () => {
  const { url, child, exit } = await server();
  const { authorization } = await createPerson(api, (await createOrganization(api)).id, ['admin']);
  const stream = await listen({ ...api, url }, authorization);
  const upload = slowUpload(url, authorization, await photo(1200, 900));
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const outcomes: (number | string)[] = [];
  let draining = false;
  // As behind a proxy: it sends requests until the process says that it is no longer ready.
  const client = async () => {
    while (!draining) outcomes.push(await ask(agent, `${url}/api/v1/operations/outbox/overview`, authorization));
  };
  const clients = Promise.all(Array.from({ length: 8 }, client));
  await until(() => outcomes.length > 50);
  const begun = Date.now();
  child.kill('SIGTERM');
  await until(async () => (await fetch(`${url}/health/ready`)).status === 503);
  draining = true;
  await clients;
  await stream.ended;
  upload.finish();
  expect(await upload.status).toBe(201);
  expect(await exit).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect([...new Set(outcomes)]).toEqual([200]);
});

it('says in a sentence why it does not start', async () => {
  const process = await startProcess(main, { ...await testEnvironment(), SECRET_KEY: 'short' });
  started.push(process);
  expect(await process.exit).toBe(1);
  expect(process.output()).toContain('SECRET_KEY');
});

it('logs one JSON object a line', async () => {
  const process = await server();
  await fetch(`${process.url}/r/ABC`, { redirect: 'manual' });
  await until(() => process.output().includes('/r/:value'));
  for (const line of process.output().trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

it('waits for no connection on which nothing was asked, as browsers open them in advance', async () => {
  const { close, url } = await startApi();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  const ended = once(socket, 'close');
  await close();
  await ended;
});
