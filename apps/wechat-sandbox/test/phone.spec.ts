import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import QRCode from 'qrcode';
import type { Page } from 'playwright-core';
import { configuration } from '../src/testing/start-sandbox.js';
import { browserPage, keepPicture, miniProgram, people, PhoneStage } from './phone-stage.js';

jest.setTimeout(60_000);

describe('the phone page', () => {
  let stage: PhoneStage;
  let page: Page;
  beforeAll(async () => {
    stage = await PhoneStage.open();
  }, 60_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.control('POST', 'reset');
    await stage.control('PUT', 'people', people);
    await stage.control('PUT', 'stickers', stage.stickers());
    await page?.context().close();
    page = await stage.page();
  });

  const on = (testId: string) => page.getByTestId(testId);
  const answer = () => miniProgram(page).locator('#answer');
  const press = (method: string) => miniProgram(page).locator(`#${method}`).click();
  const until = async (locator: ReturnType<typeof answer>, wanted: string | RegExp): Promise<void> =>
    locator.filter({ hasText: wanted }).waitFor({ state: 'attached' });

  it('starts in WeChat and opens the mini-program from there, with the person of the phone', async () => {
    await keepPicture(page, 'desktop-wechat');
    await on('recent-mini-program').click();
    await until(miniProgram(page).locator('#person'), 'tenant');
    await until(on('mini-program-title'), '首页');
    expect(await on('mini-program-back').count()).toBe(0);
    await keepPicture(page, 'desktop-mini-program');
    await on('capsule-close').click();
    expect(await on('mini-program').isVisible()).toBe(false);
    expect(await on('wechat').isVisible()).toBe(true);
  });

  it('scans a sticker in WeChat and opens the page that its link leads to', async () => {
    await on('wechat-menu').click();
    await on('wechat-scan').click();
    await keepPicture(page, 'desktop-scanner');
    await on('sticker').filter({ hasText: '会议室空调' }).click();
    await on('scanner-seen').waitFor();
    await keepPicture(page, 'desktop-scanner-seen');
    await until(miniProgram(page).locator('#page'), '#/pages/scan/index?code=7K3M9QX2TBV');
    await until(on('mini-program-title'), '设备报修');
    await on('mini-program-back').click();
    await until(answer(), 'back');
  });

  it('reads a code of the mini-program from a picture, with its scene', async () => {
    const answered = await fetch(`${stage.address}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', appid: configuration.appId, secret: configuration.appSecret }),
    });
    const { access_token: token } = (await answered.json()) as { access_token: string };
    const image = await fetch(`${stage.address}/wxa/getwxacodeunlimit?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify({ scene: 'c=7K3M9QX2TBV', page: 'pages/scan/index' }),
    });
    const picture = { name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(await image.arrayBuffer()) };

    await on('recent-scan').click();
    await on('scanner-file').setInputFiles(picture);
    await until(miniProgram(page).locator('#page'), '#/pages/scan/index?scene=c%3D7K3M9QX2TBV');
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
    await until(answer(), `{"result":"${stage.h5.url}/r/7K3M9QX2TBV"}`);
  });

  it('takes a typed link, a pasted link, and says when a picture holds no code', async () => {
    await on('recent-scan').click();
    await on('scanner-file').setInputFiles(fileURLToPath(new URL('./no-code.png', import.meta.url)));
    await until(on('scanner-hint'), '没有识别到二维码');
    await on('scanner-link').click();
    await on('scanner-link-text').fill('/r/QR8ZT4W6YHN');
    await keepPicture(page, 'desktop-scanner-link');
    await on('scanner-link-open').click();
    await until(miniProgram(page).locator('#page'), 'QR8ZT4W6YHN');

    await on('guide-scan').click();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    }, stage.stickers()[2]!.url);
    await until(miniProgram(page).locator('#page'), 'M2N5P8S1VXK');
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
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await on('scanner-close').click();
    expect(await on('scanner').count()).toBe(0);
  });

  it('asks for the location once, remembers the answer, and can be asked to forget it', async () => {
    await on('place').nth(1).click();
    await on('accuracy').selectOption('100');
    await on('recent-mini-program').click();
    await press('getLocation');
    await keepPicture(page, 'desktop-location-prompt');
    await on('prompt-allow').click();
    await until(answer(), '{"latitude":31.2397,"longitude":121.49984,"accuracy":100}');
    await press('getLocation');
    await until(answer(), '"latitude"');
    await on('location-denied').first().click();
    await press('getLocation');
    await until(answer(), 'auth deny');
    await on('location-ask').first().click();
    await press('getLocation');
    await on('prompt-deny').click();
    await until(answer(), 'auth deny');
    expect(await on('location-denied').first().getAttribute('aria-checked')).toBe('true');
  });

  it('goes where the coordinates say and where the map is tapped', async () => {
    await on('coordinates').fill('31.5, 121.25');
    await on('coordinates').press('Enter');
    await on('location-allowed').first().click();
    await on('recent-mini-program').click();
    await press('getLocation');
    await until(answer(), '{"latitude":31.5,"longitude":121.25,');
    await on('coordinates').fill('somewhere');
    await on('coordinates').press('Enter');
    await until(page.getByRole('alert'), '请填写纬度和经度');
    const box = (await on('map').boundingBox())!;
    await on('map').click({ position: { x: box.width / 2 + 100, y: box.height / 2 } });
    await press('getLocation');
    await until(answer(), /"latitude":31\.(5|499|500)\d*,"longitude":121\.25\d+/);
  });

  it('gives the phone number after the sheet, and refuses at once where the person refuses', async () => {
    await on('recent-mini-program').click();
    await press('getPhoneNumber');
    await until(on('prompt-phone-number'), '138****8000');
    await keepPicture(page, 'desktop-phone-number-prompt');
    await on('prompt-deny').click();
    await until(answer(), 'getPhoneNumber:fail user deny');
    await press('getPhoneNumber');
    await on('prompt-allow').click();
    await until(answer(), '{"code":"');
    await on('refuses-phone').first().check();
    await page.waitForFunction(async () => (await (await fetch('/control/people')).json())[0].refusesPhone);
    await press('getPhoneNumber');
    await until(answer(), 'getPhoneNumber:fail user deny');
  });

  it('logs in with a code that works once at the server side', async () => {
    await on('recent-mini-program').click();
    await press('login');
    await until(answer(), '{"code":"');
    const { code } = JSON.parse((await answer().textContent()) ?? '{}') as { code: string };
    const query = new URLSearchParams({ appid: configuration.appId, secret: configuration.appSecret, js_code: code, grant_type: 'authorization_code' });
    const session = (await (await fetch(`${stage.address}/sns/jscode2session?${query}`)).json()) as { openid: string };
    const [tenant] = (await (await stage.control('GET', 'people')).json()) as { openid: string }[];
    expect(session.openid).toBe(tenant?.openid);
  });

  it('places a call only after a yes', async () => {
    await on('recent-mini-program').click();
    await press('makePhoneCall');
    await on('prompt-deny').click();
    await until(answer(), 'makePhoneCall:fail cancel');
    await press('makePhoneCall');
    await on('prompt-allow').click();
    await until(on('calling'), '4008001234');
    await on('hang-up').click();
    await until(answer(), 'null');
  });

  it('tells the mini-program that the network went, and refuses what needs it', async () => {
    await on('recent-mini-program').click();
    await until(miniProgram(page).locator('#network'), 'online');
    await on('network-switch').uncheck();
    await until(miniProgram(page).locator('#network'), 'offline');
    await on('phone-offline').waitFor();
    await press('login');
    await until(answer(), 'login:fail');
    await on('network-switch').check();
    await until(miniProgram(page).locator('#network'), 'online');
  });

  it('does not answer methods that it does not have', async () => {
    await on('recent-mini-program').click();
    await press('constructor');
    await until(answer(), 'fail no such method');
  });

  it('shows an SMS when it comes, and opens its link in the browser outside WeChat', async () => {
    await on('wechat').waitFor();
    await stage.sendSms('+8613800138000', `【码上修】验证码 246810。查看进度：${stage.h5.url}/r/7K3M9QX2TBV。`, '246810');
    await until(on('sms-notification'), '246810');
    await keepPicture(page, 'desktop-notification');
    await on('sms-notification').click();
    await on('sms-copy-code').waitFor();
    await keepPicture(page, 'desktop-messages');
    await on('message-link').click();
    await until(browserPage(page).locator('#page'), '#/pages/scan/index?code=7K3M9QX2TBV');
    await until(browserPage(page).locator('#person'), 'not in wechat');
    await keepPicture(page, 'desktop-browser');
    await on('browser-wechat').click();
    await until(miniProgram(page).locator('#person'), 'tenant');
  });

  it('opens a sticker in the browser when it is scanned with the phone camera', async () => {
    await on('home-key').click();
    await keepPicture(page, 'desktop-home');
    await on('app-camera').click();
    await on('sticker').first().click();
    await until(browserPage(page).locator('#person'), 'not in wechat');
  });

  it('shows SMS to numbers that nobody here has', async () => {
    await stage.sendSms('13700137000', '【码上修】您好');
    await page.locator('summary').click();
    await until(on('panel-sms'), '13700137000');
    expect(await on('sms-notification').count()).toBe(0);
  });

  it('hands the phone to another person, who finds nothing of the first', async () => {
    await on('recent-mini-program').click();
    await until(miniProgram(page).locator('#person'), 'tenant');
    await on('location-denied').first().click();
    await page.locator('[data-testid=person][data-person=engineer]').click();
    await page.locator('[data-testid=phone][data-person=engineer][data-app=wechat]').waitFor();
    expect(await on('mini-program').count()).toBe(0);
    expect(await on('location-ask').first().getAttribute('aria-checked')).toBe('true');
    await on('recent-mini-program').click();
    await until(miniProgram(page).locator('#person'), 'engineer');
    expect(new URL(page.url()).searchParams.get('person')).toBe('engineer');
  });

  it('sends a link to a colleague, who opens it', async () => {
    await page.locator('[data-testid=chat-row][data-peer=engineer]').click();
    await on('chat-text').fill(`王师傅，看看这台：${stage.h5.url}/r/D4F6G8H0JKC`);
    await on('chat-send').click();
    await keepPicture(page, 'desktop-chat');
    await page.locator('[data-testid=person][data-person=engineer]').click();
    await page.locator('[data-testid=chat-row][data-peer=tenant]').click();
    await on('message-link').click();
    await until(miniProgram(page).locator('#page'), 'D4F6G8H0JKC');
  });

  it('opens a link for a person by the address alone, once', async () => {
    await page.goto(`${stage.address}/?person=engineer&open=${encodeURIComponent(stage.stickers()[1]!.url)}`);
    await until(miniProgram(page).locator('#page'), 'QR8ZT4W6YHN');
    await until(miniProgram(page).locator('#person'), 'engineer');
    expect(page.url()).toBe(`${stage.address}/?person=engineer`);
  });

  it('welcomes the first person', async () => {
    await stage.control('POST', 'reset');
    await on('add-person').click();
    await on('person-save').click();
    await until(page.getByRole('alert'), '请填写姓名');
    await on('person-name').fill('赵一');
    await on('person-phone').fill('138 0013 8001');
    await on('person-save').click();
    await page.locator('[data-testid=phone][data-app=wechat]').waitFor();
    expect(await (await stage.control('GET', 'people')).json()).toEqual([expect.objectContaining({ name: '赵一', phone: '13800138001' })]);
  });

  it('says so when nothing serves the mini-program', async () => {
    const alone = await PhoneStage.open();
    await alone.control('PUT', 'people', people);
    await alone.h5.close();
    const lonely = await alone.page();
    await lonely.getByTestId('recent-mini-program').click();
    await lonely.getByTestId('mini-program-unreachable').waitFor();
    await keepPicture(lonely, 'desktop-unreachable');
    await alone.close();
  });

  it('speaks English and fits 360 pixels', async () => {
    const small = await stage.page('/', { width: 360, height: 740 });
    await keepPicture(small, 'phone-wechat');
    await small.getByTestId('language').click();
    await small.getByText('Recent mini-programs').waitFor();
    await small.getByTestId('recent-scan').click();
    await small.getByTestId('sticker').first().waitFor();
    await keepPicture(small, 'phone-scanner-english');
    await small.getByTestId('sticker').first().click();
    await until(miniProgram(small).locator('#person'), 'tenant');
    await keepPicture(small, 'phone-mini-program');
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await small.getByTestId('map').scrollIntoViewIfNeeded();
    await keepPicture(small, 'phone-panel');
    await small.context().close();
  });
});
