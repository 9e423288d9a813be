import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TicketDetail, VisitView } from '@scanfix/shared-types';
import type { Page } from 'playwright-core';
import { keepPicture, keepSideBySide, useBrowser } from '../support/browser.js';
import { newEngineer, newTriagedTicket, type Engineer, type Reported } from '../support/crew.js';
import { goTo, openDesk } from '../support/desk.js';
import { jobsTab, openJobs, sign } from '../support/engineer-phone.js';
import { newStuckDevice, office, useOffice, type StuckDevice } from '../support/office.js';
import type { Phone } from '../support/phone.js';

const message = '已在一楼大厅，业主说外机在天台，钥匙在物业。';
/** What the desk's timeline says of the whole job, in the order in which it was done. */
const steps = ['accept', 'depart', 'checkIn', 'work-log', 'complete'];

/** A cellar all day: one job is done there from beginning to end, another one is given to a colleague meanwhile. */
describe('A day without a network', () => {
  useBrowser();
  useOffice();
  let cellar: StuckDevice;
  let roof: StuckDevice;
  let engineer: Engineer;
  let colleague: Engineer;
  let inCellar: Reported;
  let onRoof: Reported;
  let desk: Page;
  let phone: Phone;
  let doneAt: number;

  beforeAll(async () => {
    [engineer, colleague] = await Promise.all([newEngineer('罗', 0.0003), newEngineer('唐', 0.0005)]);
    cellar = await newStuckDevice();
    roof = await newStuckDevice();
    [inCellar, onRoof] = await Promise.all([newTriagedTicket(cellar, '许女士'), newTriagedTicket(roof, '高先生')]);
    for (const { ticketId } of [inCellar, onRoof]) await office('POST', `/tickets/${ticketId}/assign`, { engineerId: engineer.staffId });
    desk = await openDesk('agent', { width: 1440, height: 900 });
    await goTo(desk, `/tickets/${onRoof.ticketId}`);
    await desk.getByTestId('timeline').locator('[data-kind=assign]').filter({ hasText: engineer.name }).waitFor();
  });

  it('reads the day’s jobs while there is a network, and loses it', async () => {
    phone = await openJobs(engineer);
    await jobsTab(phone, /待办 2/).waitFor();
    for (const { name } of [cellar, roof]) {
      await openJob(phone, name);
      await phone.on('mini-program-back').click();
    }
    await jobsTab(phone, /待办 2/).waitFor();
    await phone.on('network-switch').click();
    await phone.text('没有网络').waitFor();
  });

  it('works a whole job without it, and counts what waits', async () => {
    await openJob(phone, cellar.name);
    await phone.button('接单').click();
    await waits(phone, 1);
    await phone.button('出发').click();
    await waits(phone, 2);
    await phone.button('到场签到').click();
    await phone.button(/扫设备上的报修码/).click();
    await phone.on('sticker').filter({ hasText: cellar.name }).first().click();
    await phone.button('开始记录').waitFor();
    await waits(phone, 3);
    await record(phone);
    await waits(phone, 4);
    await phone.button('完成').click();
    await phone.button('请报修人签名').click();
    await sign(phone);
    await phone.button('完成工单').click();
    doneAt = Date.now();
    await phone.text('还没有发送的操作').waitFor();
    await waits(phone, 5);
    await phone.text('还没有发送的操作').evaluate(toTheMiddle);
    await keepPicture(phone.on('phone'), 'engineer-offline');
    expect(await office<TicketDetail>('GET', `/tickets/${inCellar.ticketId}`)).toMatchObject({ state: 'assigned' });
  });

  it('lets the desk give the other job to a colleague, of which the phone hears nothing', async () => {
    await desk.getByTestId('ticket-menu').click();
    await desk.getByRole('menuitem', { name: '改派' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByTestId('engineer-choice').getByText(colleague.name).click();
    await dialog.getByRole('button', { name: /^改\s*派$/ }).click();
    await desk.getByTestId('timeline').locator('[data-kind=assign]').filter({ hasText: colleague.name }).waitFor();

    await phone.on('mini-program-back').click();
    await openJob(phone, roof.name);
    await phone.button('接单').click();
    await waits(phone, 6);
    await phone.button('更多').click();
    await phone.button(/留言/).click();
    await phone.field('例如：备件明天到').fill(message);
    await phone.button('发送').click();
    await waits(phone, 7);
  });

  it('brings the finished job to the desk complete and in order, with the times of the phone', async () => {
    await goTo(desk, `/tickets/${inCellar.ticketId}`);
    await desk.getByTestId('timeline').locator('[data-kind=assign]').filter({ hasText: engineer.name }).waitFor();
    // Only what arrives a minute late is told apart from what came at once.
    await phone.page.waitForFunction((since) => Date.now() - since > 60_000, doneAt, { timeout: 90_000 });
    const backAt = Date.now();
    await phone.on('network-switch').click();

    const timeline = desk.getByTestId('timeline');
    await timeline.locator('[data-kind=complete]').waitFor();
    const entries = timeline.locator(steps.map((kind) => `[data-kind=${kind}]`).join(', '));
    const kinds = await entries.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-kind')));
    expect(kinds.reverse()).toEqual(steps);
    for (const kind of ['accept', 'depart', 'checkIn', 'complete']) await timeline.locator(`[data-kind=${kind}]`).getByText('当时没有网络，后来补传').waitFor();
    await desk.getByTestId('chain').getByText('记录完整').waitFor();
    await keepPicture(desk, 'offline-day');
    await desk.getByRole('tab', { name: /上门记录/ }).click();
    await desk.getByTestId('visit').getByText('更换电容').waitFor();

    const [visit] = await office<VisitView[]>('GET', `/tickets/${inCellar.ticketId}/visits`);
    const times = [visit?.assignedAt, visit?.acceptedAt, visit?.departedAt, visit?.checkedInAt, visit?.finishedAt].map((at) => Date.parse(at ?? ''));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.at(-1)).toBeLessThan(backAt - 60_000);
    expect(visit).toMatchObject({ outcome: 'completed', checkIn: { method: 'sticker' }, workLog: { photos: [{ moment: 'before' }, { moment: 'after' }] }, signature: { kind: 'on-screen' } });
  });

  it('says what became of the other one, loses nothing of it, and hands it to the desk as a comment', async () => {
    await phone.text('没有发送成功').waitFor();
    await phone.text('这张工单已改派给别的工程师，您的这次上门已经结束。').waitFor();
    await phone.text(/一条也没有丢/).waitFor();
    await phone.text(message).waitFor();
    await goTo(desk, `/tickets/${onRoof.ticketId}`);
    await desk.getByTestId('timeline').locator('[data-kind=assign]').filter({ hasText: colleague.name }).waitFor();
    await phone.text('没有发送成功').evaluate(toTheMiddle);
    await keepSideBySide('offline-conflict', [phone.on('phone'), desk]);
    await phone.button('作为留言发送').click();
    await phone.text('已作为留言发送，客服能看到').waitFor();
    await phone.app.getByText('没有发送成功').filter({ visible: true }).waitFor({ state: 'detached' });
    await desk.getByTestId('timeline').getByText(message).waitFor();
    expect(await office<TicketDetail>('GET', `/tickets/${onRoof.ticketId}`)).toMatchObject({ state: 'assigned', engineer: { id: colleague.staffId } });
  });
});

/** What stands near the top of its page brings the top along. */
const toTheMiddle = (shown: Element): void => shown.scrollIntoView({ block: 'center' });

/** From the list to the job's page. */
async function openJob(phone: Phone, deviceName: string): Promise<void> {
  await phone.text(deviceName).click();
  await phone.button('接单').waitFor();
}

const waits = (phone: Phone, count: number): Promise<void> => phone.text(`没有网络 · ${count} 项等待发送`).waitFor();

async function record(phone: Phone): Promise<void> {
  await phone.button('开始记录').click();
  await phone.addPhoto(phone.button('维修前 拍照'), 'E6');
  await phone.button(/启动电容失效/).click();
  await phone.button('老化').click();
  await phone.button('更换电容').click();
  for (const item of await phone.button('正常').all()) await item.click();
  await phone.addPhoto(phone.button('维修后 拍照'), '运行');
  await phone.button('保存记录').click();
}
