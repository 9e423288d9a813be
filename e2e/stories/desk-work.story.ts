import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { keepPicture, useBrowser, waitForCount } from '../support/browser.js';
import { goTo, openDesk } from '../support/desk.js';
import { newDevice, newTicket, someDigits, somePhone, type Device } from '../support/office.js';

/** An agent's morning. */
describe('Work at the desk', () => {
  useBrowser();
  const caller = { name: '史阿姨', phone: somePhone() };
  const neighbour = { name: '唐先生', phone: somePhone() };
  const oddity = `窗帘盒里的${someDigits()}号蝙蝠`;
  let desk: Page;
  let device: Device;
  let first: { id: number; number: string };

  beforeAll(async () => {
    device = await newDevice();
    first = await newTicket(device, neighbour, `出风口像有${oddity}在叫`);
    desk = await openDesk('agent');
  });

  const list = (): Locator => desk.getByTestId('ticket-list').locator('[data-row-id]');

  it('takes down the report of a caller', async () => {
    await goTo(desk, '/tickets/new');
    await desk.getByRole('combobox', { name: '设备', exact: true }).fill(device.serialNumber);
    await desk.getByRole('option').or(desk.locator('.ant-select-item-option')).filter({ hasText: device.serialNumber }).first().click();
    await desk.getByTestId('open-tickets').waitFor();
    await desk.getByTestId('open-tickets').getByRole('checkbox').check();
    await desk.getByLabel('描述').fill('风口有怪声，和邻居家说的一样。');
    await desk.getByLabel('姓名').fill(caller.name);
    await desk.getByLabel('电话', { exact: true }).fill(caller.phone);
    await desk.getByRole('button', { name: '提交报修' }).click();
    await desk.getByTestId('timeline').getByText('提交了报修').waitFor();
    await desk.getByText(caller.name).first().waitFor();
  });

  it('finds a ticket by number, phone, serial number and Chinese words', async () => {
    await goTo(desk, '/tickets');
    for (const text of [first.number, neighbour.phone, device.serialNumber, oddity]) {
      await desk.getByRole('searchbox').fill(text);
      await desk.waitForURL((url) => decodeURIComponent(url.hash).includes(`search=${text}`));
      await list().filter({ hasText: oddity.slice(0, 4) }).first().waitFor();
      await waitForCount(list(), text === device.serialNumber ? 2 : 1);
    }
  });

  it('keeps search and filters in the address, over a reload', async () => {
    await goTo(desk, `/tickets?search=${device.serialNumber}&source=agent`);
    await waitForCount(list(), 2);
    await desk.reload();
    await waitForCount(list(), 2);
    expect(await desk.getByRole('searchbox').inputValue()).toBe(device.serialNumber);
    await goTo(desk, `/tickets?search=${device.serialNumber}&source=sticker`);
    await desk.getByText('没有符合条件的工单').waitFor();
  });

  it('walks through the list with j and k and opens with Enter', async () => {
    await goTo(desk, `/tickets?search=${device.serialNumber}`);
    await waitForCount(list(), 2);
    await desk.keyboard.press('j');
    await desk.keyboard.press('j');
    await desk.keyboard.press('k');
    await desk.keyboard.press('j');
    await desk.locator(`[data-row-id="${first.id}"][aria-current=true]`).waitFor();
    await desk.keyboard.press('Enter');
    await desk.waitForURL((url) => url.hash === `#/tickets/${first.id}`);
    await desk.getByTestId('timeline').waitFor();
  });

  it('jumps anywhere with the palette', async () => {
    await desk.keyboard.press('Control+k');
    await desk.getByRole('combobox', { name: '搜索' }).fill(device.serialNumber);
    await desk.getByRole('option').filter({ hasText: device.name }).first().waitFor();
    await keepPicture(desk, 'desk-palette');
    await desk.getByRole('option').filter({ hasText: device.name }).last().click();
    await desk.waitForURL((url) => url.hash === `#/assets/${device.id}`);
  });

  it('merges a duplicate into the first report', async () => {
    await goTo(desk, `/tickets?search=${caller.phone}`);
    await list().first().click();
    await desk.getByTestId('ticket-menu').click();
    await desk.getByRole('menuitem', { name: '合并' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('同一台设备的进行中工单').waitFor();
    await dialog.getByRole('radio').first().check();
    await dialog.getByRole('button', { name: /^合\s*并$/ }).click();
    await desk.getByTestId('timeline').getByText('合并了工单').waitFor();
    await goTo(desk, `/tickets/${first.id}`);
    await desk.getByTestId('timeline').getByText('另一张工单合并到了这里').waitFor();
  });

  it('declares a ticket invalid only with a reason', async () => {
    await desk.getByTestId('ticket-menu').click();
    await desk.getByRole('menuitem', { name: '判定无效' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: '判定无效' }).click();
    await dialog.getByText('请选择原因').waitFor();
    await dialog.getByRole('radio', { name: '不是故障' }).check();
    await dialog.getByLabel(/补充说明/).fill('蝙蝠已经自己飞走了。');
    await dialog.getByRole('button', { name: '判定无效' }).click();
    await desk.getByTestId('timeline').getByText('判定为无效').waitFor();
    await desk.getByTestId('timeline').getByText(/不是故障/).waitFor();
  });

  it('speaks English and goes dark, and remembers both', async () => {
    await desk.getByRole('button', { name: '外观' }).click();
    await desk.getByRole('menuitem', { name: '深色' }).click();
    await desk.getByRole('button', { name: '语言' }).click();
    await desk.getByRole('menuitem', { name: 'English' }).click();
    await desk.reload();
    await goTo(desk, '/tickets');
    await desk.getByRole('heading', { name: 'Tickets' }).waitFor();
    await desk.getByTestId('ticket-list').waitFor();
    expect(await brightness(desk)).toBeLessThan(80);
    await keepPicture(desk, 'desk-dark');
    await desk.getByRole('button', { name: 'Language' }).click();
    await desk.getByRole('menuitem', { name: '中文' }).click();
    await desk.getByRole('heading', { name: '工单' }).waitFor();
  });

  it('opens its menus each time, also for those who asked their system for stillness', async () => {
    const still = await openDesk('agent');
    await still.emulateMedia({ reducedMotion: 'reduce' });
    await still.reload();
    await still.getByTestId('ticket-list').locator('[data-row-id]').first().click();
    for (let time = 1; time <= 3; time += 1) {
      await still.getByTestId('ticket-menu').click();
      await still.getByRole('menuitem').filter({ visible: true }).last().hover();
      await still.keyboard.press('Escape');
    }
  });

  it('works on a screen as wide as a phone', async () => {
    const narrow = await openDesk('agent', { width: 390, height: 844 });
    await narrow.getByTestId('ticket-list').locator('[data-row-id]').first().waitFor();
    await keepPicture(narrow, 'desk-narrow');
    expect(await sideways(narrow)).toBe(0);
    await narrow.getByTestId('ticket-list').locator('[data-row-id]').first().click();
    await narrow.getByTestId('timeline').waitFor();
    expect(await sideways(narrow)).toBe(0);
    await narrow.getByRole('button', { name: '打开菜单' }).click();
    await narrow.getByRole('menuitem', { name: '报修码' }).click();
    await narrow.getByTestId('sticker-list').locator('[data-row-id]').first().waitFor();
    expect(await sideways(narrow)).toBe(0);
  });
});

/** Of the page's ground, 0 is black. */
const brightness = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(...(getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) ?? ['255']).slice(0, 3).map(Number)));

/** By how much the page can be scrolled to the side. */
const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
