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
    await keepLastSight();
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await browser?.close();
  });
}

/** With SCANFIX_LAST_SIGHT=<folder>: what every page showed at the end, to see why a story failed. */
async function keepLastSight(): Promise<void> {
  const folder = process.env['SCANFIX_LAST_SIGHT'];
  if (!folder) return;
  const pages = contexts.flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: join(folder, `${index + 1}.png`) })));
}

export async function openPage(url: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
  if (!browser) throw new Error('useBrowser() was not called');
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  return page;
}

/** Until there are exactly so many. */
export async function waitForCount(found: Locator, count: number): Promise<void> {
  if (count > 0) await found.nth(count - 1).waitFor();
  await found.nth(count).waitFor({ state: 'detached' });
}

/** A JPEG as a camera would write it, drawn by the browser: a wall, the device, and a caption so that two differ. */
export async function takePhoto(page: Page, caption: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const dataUrl = await page.evaluate((text) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 960;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    const wall = pen.createLinearGradient(0, 0, 0, 960);
    wall.addColorStop(0, '#dfe5ea');
    wall.addColorStop(1, '#aab5be');
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 1280, 960);
    pen.fillStyle = '#f7f8f9';
    pen.fillRect(160, 240, 960, 300);
    pen.fillStyle = '#c3ccd3';
    pen.fillRect(200, 470, 880, 44);
    pen.fillStyle = '#e5484d';
    pen.beginPath();
    pen.arc(1050, 310, 16, 0, 7);
    pen.fill();
    pen.fillStyle = '#64748b';
    pen.font = '56px sans-serif';
    pen.fillText(text, 220, 350);
    return canvas.toDataURL('image/jpeg', 0.85);
  }, caption);
  return { name: `${caption}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(dataUrl.split(',')[1] ?? '', 'base64') };
}

/** Kept in docs/screenshots when SCANFIX_SCREENSHOTS is set; the README shows them. `drawn` is a PDF that must be seen on it. */
export async function keepPicture(target: Page | Locator, name: string, drawn?: Locator): Promise<void> {
  if (!process.env['SCANFIX_SCREENSHOTS']) return;
  mkdirSync(pictures, { recursive: true });
  // The browser's PDF viewer tells nobody when it is done: what is not one colour any more weighs more.
  const deadline = Date.now() + 15_000;
  while (drawn && Date.now() < deadline && (await drawn.screenshot()).length < 40_000);
  await target.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

/** A phone and a desk in one picture, as tall as the phone. */
export async function keepSideBySide(name: string, targets: (Page | Locator)[]): Promise<void> {
  if (!process.env['SCANFIX_SCREENSHOTS']) return;
  const shots = await Promise.all(targets.map(async (target) => (await target.screenshot({ animations: 'disabled' })).toString('base64')));
  const page = await openPage('about:blank', { width: 1600, height: 800 });
  const images = shots.map((shot) => `<img src="data:image/png;base64,${shot}" style="height:600px">`).join('');
  await page.setContent(`<body style="margin:0"><div id="both" style="display:inline-flex;gap:32px;padding:24px;background:#f1f4f3">${images}</div></body>`);
  await keepPicture(page.locator('#both'), name);
  await page.context().close();
}
