import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LoggingSmsSender, WebhookSmsSender } from './sms-sender.js';

const message = { phone: '13812345678', text: '验证码 123456', code: '123456', purpose: 'login' };
let server: Server;
let url: string;
let status = 200;
const received: { body: string; signature: string | undefined; type: string | undefined }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      received.push({ body: Buffer.concat(chunks).toString(), signature: request.headers['x-signature'] as string | undefined, type: request.headers['content-type'] });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('hands the message to the webhook, signed over the bytes that it sends', async () => {
  await new WebhookSmsSender(url, 'the-secret').send(message);
  const [sent] = received;
  expect(JSON.parse(sent?.body ?? '')).toEqual(message);
  expect(sent).toMatchObject({ type: 'application/json', signature: `sha256=${createHmac('sha256', 'the-secret').update(sent?.body ?? '').digest('hex')}` });
});

it.each([302, 401, 500])('fails where the webhook answers %i, so that the message is sent again later', async (answer) => {
  status = answer;
  await expect(new WebhookSmsSender(url, 'the-secret').send(message)).rejects.toThrow();
});

it('logs neither number nor code where there is no webhook', async () => {
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  await new LoggingSmsSender().send(message);
  expect(log).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(log.mock.calls)).not.toMatch(/13812345678|123456/);
  log.mockRestore();
});
