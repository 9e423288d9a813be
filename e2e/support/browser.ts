import { afterAll, beforeAll } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';

const pictures = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

let browser: Browser | undefined;
const contexts: BrowserContext[] = [];

/** One Chromium for the file's stories; every `openPage` is a person with storage of their own. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await browser?.close();
  });
}

export async function openPage(url: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  if (!browser) throw new Error('useBrowser() was not called');
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  return page;
}

/** Kept in docs/screenshots when SCANFIX_SCREENSHOTS is set; the README shows them. */
export async function keepPicture(target: Page | Locator, name: string): Promise<void> {
  if (!process.env['SCANFIX_SCREENSHOTS']) return;
  mkdirSync(pictures, { recursive: true });
  await target.screenshot({ path: join(pictures, `${name}.png`) });
}
