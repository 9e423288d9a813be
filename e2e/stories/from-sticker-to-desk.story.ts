import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { keepPicture, keepSideBySide, useBrowser, waitForCount } from '../support/browser.js';
import { goTo, openDesk } from '../support/desk.js';
import { countTickets, newPerson, newStuckDevice, useOffice, type StuckDevice } from '../support/office.js';
import { Phone } from '../support/phone.js';

/** The tenant and the desk, from the printed sticker to the answer on the phone. */
describe('From the sticker to the desk', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let tenant: { id: string; name: string; phone: string };
  let phone: Phone;
  let desk: Page;
  let ticket: Locator;

  beforeAll(async () => {
    device = await newStuckDevice();
    tenant = await newPerson('许女士');
    desk = await openDesk('agent');
  });

  it('prints the stickers of a batch as a PDF sheet', async () => {
    await goTo(desk, '/stickers?tab=batches');
    const batch = desk.getByTestId('batch-list').getByRole('row').filter({ hasText: '首批张贴' });
    const more = desk.getByRole('button', { name: '加载更多' });
    // The newest come first; the demo's is the oldest.
    for (await batch.or(more).first().waitFor(); !(await batch.isVisible()); await batch.or(more).first().waitFor()) await more.click();
    await batch.getByRole('button', { name: '打印' }).click();
    const preview = desk.locator('[data-testid=sheet-preview][data-ready=true]');
    await preview.waitFor();
    await keepPicture(desk, 'sticker-sheet', preview);
    const downloading = desk.waitForEvent('download');
    await desk.getByTestId('download-sheet').click();
    const sheet = readFileSync(await (await downloading).path());
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  });

  it('shows a tenant who scans the sticker the device, its place, its warranty and when to expect an answer', async () => {
    phone = await Phone.of(tenant.id);
    await phone.scan(device.name);
    await phone.text(device.name).waitFor();
    await phone.text('海棠里 › 1号楼 › 5层 › 502').waitFor();
    await phone.text('保修期内，至 2030年5月31日').waitFor();
    await phone.text(/现在报修，.* 前答复/).waitFor();
    await keepPicture(phone.on('phone'), 'phone-scan');
  });

  it('takes the report with photos once, though 提交报修 is tapped twice, and the desk sees it without reloading', async () => {
    await goTo(desk, '/tickets');
    await desk.getByTestId('ticket-list').waitFor();
    // While the pointer is over the list its rows keep their places.
    await desk.mouse.move(0, 0);
    await desk.locator('[data-testid=live-status][data-status=live]').waitFor();

    await phone.button('报修').click();
    await phone.button('不制冷').click();
    await phone.field('例如：空调出风不冷').fill('开到 18 度吹出来还是热风，外机不转，红灯一直闪。');
    await phone.addPhotos('E6', '铭牌');
    await phone.field('怎么称呼您').fill(tenant.name);
    await phone.button('用微信手机号').click();
    await phone.on('prompt-allow').click();
    await phone.button('用微信手机号').waitFor({ state: 'detached' });
    await phone.button('较急').click();
    await phone.text('出了什么问题').evaluate((title) => title.scrollIntoView());
    await keepPicture(phone.on('phone'), 'phone-report');
    await phone.button(/^提交报修$/).dblclick();
    await phone.text('报修已提交').waitFor();

    ticket = desk.getByTestId('ticket-list').locator('[data-row-id]').filter({ hasText: device.name });
    await ticket.waitFor();
    expect(await ticket.innerText()).toContain('不制冷');
    expect(await ticket.innerText()).toContain('待受理');
    expect(await countTickets(tenant.phone)).toBe(1);
    await keepPicture(desk, 'desk-list');
    await keepSideBySide('phone-and-desk', [phone.on('phone'), desk]);
  });

  it('shows the triage of the desk on the phone without reloading', async () => {
    await phone.text('已收到您的报修，客服正在查看').waitFor();
    await ticket.click();
    await desk.getByTestId('action-triage').click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('高', { exact: true }).click();
    await dialog.getByRole('textbox').first().fill('去年换过电容，带一只备用。');
    await dialog.getByRole('button', { name: /^受\s*理$/ }).click();
    await desk.getByTestId('timeline').getByText('受理了工单').waitFor();
    await phone.text('客服已受理，正在为您安排工程师').waitFor();
    expect(await phone.app.getByText('去年换过电容').count()).toBe(0);
  });

  it('shows the public reply of the desk on the phone', async () => {
    const composer = desk.getByTestId('composer');
    await composer.getByRole('textbox').fill('您好，请先关掉空调，今天下午三点前师傅上门。');
    await composer.getByRole('button', { name: '发送回复' }).click();
    await desk.getByTestId('timeline').getByText('今天下午三点前师傅上门').waitFor();
    await phone.text('您好，请先关掉空调，今天下午三点前师傅上门。').waitFor();
    // The notes of success would cover the head of the page.
    await desk.getByText('已发送').waitFor({ state: 'detached' });
    await keepPicture(desk, 'desk-ticket');
    await phone.text('补充说明或照片').evaluate((title) => title.scrollIntoView());
    await keepPicture(phone.on('phone'), 'phone-progress');
  });

  it('lets a second tenant say 我也遇到了, and the desk sees two followers', async () => {
    const neighbour = await newPerson('高先生');
    const second = await Phone.of(neighbour.id);
    await second.scan(device.name);
    await second.text('已有一份正在处理的报修').waitFor();
    await keepPicture(second.on('phone'), 'phone-me-too');
    await second.button('我也遇到了').click();
    await second.text('客服已受理，正在为您安排工程师').waitFor();
    await desk.getByTestId('timeline').getByText('也遇到了，关注了工单').waitFor();
    const followers = desk.locator('section').filter({ has: desk.getByRole('heading', { name: '关注人' }) });
    await waitForCount(followers.getByRole('listitem'), 2);
    expect(await countTickets(tenant.phone)).toBe(1);
  });
});
