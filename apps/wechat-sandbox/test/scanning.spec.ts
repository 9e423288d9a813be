import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import QRCode from 'qrcode';
import { configuration } from '../src/testing/start-sandbox.js';
import { browserPage, keepPicture, miniProgram } from './phone-stage.js';
import { phoneTest } from './phone-test.js';

describe('scanning on the phone', () => {
  const { stage, page, on, press, answer, until } = phoneTest();

  it('scans a sticker in WeChat and opens the page that its link leads to', async () => {
    await on('wechat-menu').click();
    await on('wechat-scan').click();
    await keepPicture(page(), 'desktop-scanner');
    await on('sticker').filter({ hasText: '会议室空调' }).click();
    await on('scanner-seen').waitFor();
    await keepPicture(page(), 'desktop-scanner-seen');
    await until(miniProgram(page()).locator('#page'), '#/pages/scan/index?code=7K3M9QX2TBV');
    await until(on('mini-program-title'), '设备报修');
    await on('mini-program-back').click();
    await until(answer(), 'back');
  });

  it('reads a code of the mini-program from a picture, with its scene', async () => {
    const answered = await fetch(`${stage().address}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid: configuration.appId, secret: configuration.appSecret }),
    });
    const { access_token: token } = (await answered.json()) as { access_token: string };
    const image = await fetch(`${stage().address}/wxa/getwxacodeunlimit?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify({ scene: 'c=7K3M9QX2TBV', page: 'pages/scan/index' }),
    });
    const picture = { name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(await image.arrayBuffer()) };

    await on('recent-scan').click();
    await on('scanner-file').setInputFiles(picture);
    await until(miniProgram(page()).locator('#page'), '#/pages/scan/index?scene=c%3D7K3M9QX2TBV');
    // Scanned from within, the path is the mini-program's own affair.
    await press('scan');
    await on('scanner-file').setInputFiles(picture);
    await until(answer(), '{"result":"","path":"pages/scan/index?scene=c%3D7K3M9QX2TBV"}');
  });

  it('gives the mini-program the text of a sticker, or that scanning was given up', async () => {
    await on('recent-mini-program').click();
    await press('scan');
    await on('scanner-close').click();
    await until(answer(), 'scanCode:fail cancel');
    await press('scan');
    await on('sticker').first().click();
    await until(answer(), `{"result":"${stage().h5.url}/r/7K3M9QX2TBV"}`);
  });

  it('takes a typed link, a pasted link, and says when a picture holds no code', async () => {
    await on('recent-scan').click();
    await on('scanner-file').setInputFiles(fileURLToPath(new URL('./no-code.png', import.meta.url)));
    await until(on('scanner-hint'), '没有识别到二维码');
    await on('scanner-link').click();
    await on('scanner-link-text').fill('/r/QR8ZT4W6YHN');
    await keepPicture(page(), 'desktop-scanner-link');
    await on('scanner-link-open').click();
    await until(miniProgram(page()).locator('#page'), 'QR8ZT4W6YHN');

    await on('guide-scan').click();
    await page().evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }, stage().stickers()[2]!.url);
    await until(miniProgram(page()).locator('#page'), 'M2N5P8S1VXK');
  });

  it('shows a code of somebody else and does not follow it', async () => {
    await on('recent-scan').click();
    const buffer = await QRCode.toBuffer('https://example.com/offer');
    await on('scanner-file').setInputFiles({ name: 'other.png', mimeType: 'image/png', buffer });
    await until(on('scan-result'), 'https://example.com/offer');
    expect(await on('mini-program').count()).toBe(0);
  });

  it('watches through the webcam', async () => {
    await on('recent-scan').click();
    await on('scanner-webcam').click();
    await page().waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await on('scanner-close').click();
    expect(await on('scanner').count()).toBe(0);
  });

  it('opens a sticker in the browser when it is scanned with the phone camera', async () => {
    await on('home-key').click();
    await keepPicture(page(), 'desktop-home');
    await on('app-camera').click();
    await on('sticker').first().click();
    await until(browserPage(page()).locator('#person'), 'not in wechat');
  });
});
