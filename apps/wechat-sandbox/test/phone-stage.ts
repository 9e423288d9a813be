import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import type { DemoSticker, Person } from '../src/contract.js';
import { createSandbox } from '../src/sandbox.js';
import { createServer } from '../src/server.js';
import { configuration } from '../src/testing/start-sandbox.js';
import { serveStandInH5, type StandInH5 } from './stand-in-h5.js';

export const people: Person[] = [
  { id: 'tenant', name: '李小雨', phone: '13800138000', note: '租户', avatarColor: '#b4643c', refusesPhone: false },
  { id: 'engineer', name: '王建国', phone: '13900139000', note: '工程师', avatarColor: '#4f6fb0', refusesPhone: false },
];

/** The sandbox with its built page, a stand-in for the H5 build, and a Chromium in front of them. */
export class PhoneStage {
  private constructor(
    readonly h5: StandInH5,
    readonly server: FastifyInstance,
    readonly address: string,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<PhoneStage> {
    const phonePage = fileURLToPath(new URL('../dist/phone-page', import.meta.url));
    const h5 = await serveStandInH5();
    const server = await createServer(createSandbox({ ...configuration, h5Url: h5.url, apiUrl: h5.url }), { phonePage });
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    await fetch(`${h5.url}/?sandbox=${encodeURIComponent(address)}`);
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    });
    return new PhoneStage(h5, server, address, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await this.h5.close();
  }

  stickers(): DemoSticker[] {
    return [
      { url: `${this.h5.url}/r/7K3M9QX2TBV`, label: '会议室空调', place: 'A 座 3 层 301', note: '在保' },
      { url: `${this.h5.url}/r/QR8ZT4W6YHN`, label: '大堂直饮机', place: 'A 座 1 层大堂', note: '过保' },
      { url: `${this.h5.url}/r/M2N5P8S1VXK`, label: '2 号电梯', place: 'B 座', note: '已有工单' },
      { url: `${this.h5.url}/r/D4F6G8H0JKC`, label: '空白报修码', place: '未绑定', note: '空白' },
    ];
  }

  async page(path = '/', viewport = { width: 1280, height: 900 }, language = 'zh-CN'): Promise<Page> {
    const context = await this.browser.newContext({ viewport, locale: language });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${this.address}${path}`);
    return page;
  }

  control(method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown): Promise<Response> {
    const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return fetch(`${this.address}/control/${path}`, { method, ...json });
  }

  async sendSms(phone: string, text: string, code: string | null = null): Promise<void> {
    const body = JSON.stringify({ phone, text, code, purpose: 'login' });
    const signature = createHmac('sha256', configuration.smsSecret).update(body).digest('hex');
    await fetch(`${this.address}/sms`, { method: 'POST', headers: { 'x-signature': `sha256=${signature}` }, body });
  }
}

export const miniProgram = (page: Page): FrameLocator => page.frameLocator('[data-testid=mini-program-frame]');
export const browserPage = (page: Page): FrameLocator => page.frameLocator('[data-testid=browser-frame]');

/** For people to look at, where a folder is named. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SANDBOX_PICTURES'];
  if (!folder) return;
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  // Pictures in the middle of a movement help nobody.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity).map(({ finished }) => finished)));
  await page.screenshot({ path: `${folder}/${name}.png` });
}
