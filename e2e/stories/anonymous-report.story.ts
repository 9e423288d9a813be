import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture, openPage, useBrowser } from '../support/browser.js';
import { allowAnonymousReports, countTickets, newPerson, newStuckDevice, useOffice, type StuckDevice } from '../support/office.js';
import { fieldOf, Phone } from '../support/phone.js';
import { system } from '../support/system.js';

/** A visitor who has no account and does not use WeChat for this: camera, browser, SMS. */
describe('Reporting without an account', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let visitor: { id: string; name: string; phone: string };
  let phone: Phone;
  let privateLink: string;
  let otherBrowser: Page;

  beforeAll(async () => {
    await allowAnonymousReports();
    device = await newStuckDevice();
    visitor = await newPerson('顾先生');
  });

  it('opens the sticker in the phone’s own browser, outside WeChat', async () => {
    phone = await Phone.of(visitor.id);
    await phone.openApp('camera');
    await phone.on('sticker').filter({ hasText: device.name }).click();
    await phone.browser.getByText('保修期内，至 2030年5月31日').waitFor();
    await phone.browser.getByRole('button', { name: '报修', exact: true }).click();
  });

  it('proves the phone number by the code that comes as an SMS, and gets a private link', async () => {
    const form = phone.browser;
    await form.getByRole('button', { name: '漏水' }).click();
    await fieldOf(form, '例如：空调出风不冷').fill('内机往下滴水，地板已经湿了一片。');
    await fieldOf(form, '怎么称呼您').fill(visitor.name);
    await fieldOf(form, '11 位手机号').fill(visitor.phone);
    await form.getByRole('button', { name: '提交报修' }).click();
    await form.getByText(/验证码已发送到/).waitFor();
    const code = await phone.readCode();
    await phone.openApp('browser');
    await fieldOf(form, '6 位数字').fill(code);
    await form.getByText('报修已提交').waitFor();
    privateLink = await form.getByText(/\/f\/[\w-]+/).innerText();
    expect(new URL(privateLink).origin).toBe(system.h5);
    await keepPicture(phone.on('phone'), 'phone-anonymous');
  });

  it('sends the private link as an SMS as well, and a tap on it shows the progress', async () => {
    await phone.openApp('messages');
    const link = phone.on('message-link').filter({ hasText: '/f/' });
    expect(await link.innerText()).toBe(privateLink);
    await link.click();
    await phone.browser.getByText('已收到您的报修，客服正在查看').waitFor();
  });

  it('follows the ticket by the private link from any other browser', async () => {
    otherBrowser = await openPage(privateLink, { width: 390, height: 844 });
    await otherBrowser.getByText('已收到您的报修，客服正在查看').waitFor();
    await otherBrowser.getByText('内机往下滴水，地板已经湿了一片。').first().waitFor();
  });

  it('cancels by the link, and nothing is left on the desk to do', async () => {
    await otherBrowser.getByRole('button', { name: '取消报修' }).click();
    const sheet = otherBrowser.getByRole('dialog');
    await sheet.getByRole('button', { name: '已经自己好了' }).click();
    await sheet.getByRole('button', { name: '确认取消' }).click();
    await otherBrowser.getByText('这份报修已取消').waitFor();
    await otherBrowser.getByRole('button', { name: '取消报修' }).waitFor({ state: 'detached' });
    expect(await countTickets(visitor.phone)).toBe(1);
  });
});
