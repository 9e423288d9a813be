import { describe, expect, it } from '@jest/globals';
import { browserPage, keepPicture, miniProgram, people, PhoneStage } from './phone-stage.js';
import { phoneTest } from './phone-test.js';

describe('the phone in hand', () => {
  const { stage, page, on, until } = phoneTest();

  it('starts in WeChat and opens the mini-program from there, with the person of the phone', async () => {
    await keepPicture(page(), 'desktop-wechat');
    await on('recent-mini-program').click();
    await until(miniProgram(page()).locator('#person'), 'tenant');
    await until(on('mini-program-title'), '首页');
    expect(await on('mini-program-back').count()).toBe(0);
    await keepPicture(page(), 'desktop-mini-program');
    await on('capsule-close').click();
    expect(await on('mini-program').isVisible()).toBe(false);
    expect(await on('wechat').isVisible()).toBe(true);
  });

  it('shows an SMS when it comes, and opens its link in the browser outside WeChat', async () => {
    await on('wechat').waitFor();
    await stage().sendSms('+8613800138000', `【码上修】验证码 246810。查看进度：${stage().h5.url}/r/7K3M9QX2TBV。`, '246810');
    await until(on('sms-notification'), '246810');
    await keepPicture(page(), 'desktop-notification');
    await on('sms-notification').click();
    await on('sms-copy-code').waitFor();
    await keepPicture(page(), 'desktop-messages');
    await on('message-link').click();
    await until(browserPage(page()).locator('#page'), '#/pages/scan/index?code=7K3M9QX2TBV');
    await until(browserPage(page()).locator('#person'), 'not in wechat');
    await keepPicture(page(), 'desktop-browser');
    await on('browser-wechat').click();
    await until(miniProgram(page()).locator('#person'), 'tenant');
  });

  it('shows SMS to numbers that nobody here has', async () => {
    await stage().sendSms('13700137000', '【码上修】您好');
    await page().locator('summary', { hasText: '所有短信' }).click();
    await until(on('panel-sms'), '13700137000');
    expect(await on('sms-notification').count()).toBe(0);
  });

  it('hands the phone to another person, who finds nothing of the first', async () => {
    await on('recent-mini-program').click();
    await until(miniProgram(page()).locator('#person'), 'tenant');
    await on('location-denied').first().click();
    await page().locator('[data-testid=person][data-person=engineer]').click();
    await page().locator('[data-testid=phone][data-person=engineer][data-app=wechat]').waitFor();
    expect(await on('mini-program').count()).toBe(0);
    expect(await on('location-ask').first().getAttribute('aria-checked')).toBe('true');
    await on('recent-mini-program').click();
    await until(miniProgram(page()).locator('#person'), 'engineer');
    expect(new URL(page().url()).searchParams.get('person')).toBe('engineer');
  });

  it('sends a link to a colleague, who opens it', async () => {
    await page().locator('[data-testid=chat-row][data-peer=engineer]').click();
    await on('chat-text').fill(`王师傅，看看这台：${stage().h5.url}/r/D4F6G8H0JKC`);
    await on('chat-send').click();
    await keepPicture(page(), 'desktop-chat');
    await page().locator('[data-testid=person][data-person=engineer]').click();
    await page().locator('[data-testid=chat-row][data-peer=tenant]').click();
    await on('message-link').click();
    await until(miniProgram(page()).locator('#page'), 'D4F6G8H0JKC');
  });

  it('opens a link for a person by the address alone, once', async () => {
    await page().goto(`${stage().address}/?person=engineer&open=${encodeURIComponent(stage().stickers()[1]!.url)}`);
    await until(miniProgram(page()).locator('#page'), 'QR8ZT4W6YHN');
    await until(miniProgram(page()).locator('#person'), 'engineer');
    expect(page().url()).toBe(`${stage().address}/?person=engineer`);
  });

  it('welcomes the first person', async () => {
    await stage().control('POST', 'reset');
    await on('add-person').click();
    await on('person-save').click();
    await until(page().getByRole('alert'), '请填写姓名');
    await on('person-name').fill('赵一');
    await on('person-phone').fill('138 0013 8001');
    await on('person-save').click();
    await page().locator('[data-testid=phone][data-app=wechat]').waitFor();
    expect(await (await stage().control('GET', 'people')).json()).toEqual([expect.objectContaining({ name: '赵一', phone: '13800138001' })]);
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
    const small = await stage().page('/', { width: 360, height: 740 });
    await keepPicture(small, 'phone-wechat');
    await small.getByTestId('language').click();
    await small.getByText('Recent mini-programs').waitFor();
    await small.getByTestId('recent-scan').click();
    await small.getByTestId('sticker').first().waitFor();
    await keepPicture(small, 'phone-scanner-english');
    await small.getByTestId('sticker').first().click();
    await until(miniProgram(small).locator('#language'), 'en');
    await keepPicture(small, 'phone-mini-program');
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await small.getByTestId('map').scrollIntoViewIfNeeded();
    await keepPicture(small, 'phone-panel');
    await small.context().close();
  });
});
