import { beforeAll, describe, expect, it } from '@jest/globals';
import type { VisitView } from '@scanfix/shared-types';
import type { Page } from 'playwright-core';
import { keepPicture, keepSideBySide, useBrowser } from '../support/browser.js';
import { farAway, newEngineer, newTriagedTicket, onSite, type Engineer, type Reported } from '../support/crew.js';
import { goTo, openDesk } from '../support/desk.js';
import { newStuckDevice, office, useOffice, type StuckDevice } from '../support/office.js';
import { Phone } from '../support/phone.js';

/** From the dispatch to "is it really fixed?": it was not, somebody else goes, and then it is. */
describe('Field work', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let first: Engineer;
  let second: Engineer;
  let reported: Reported;
  let desk: Page;
  let tenant: Phone;
  let engineer: Phone;

  beforeAll(async () => {
    device = await newStuckDevice();
    first = await newEngineer('方', 0.0002);
    second = await newEngineer('石', 0.004);
    reported = await newTriagedTicket(device, '许女士');
    desk = await openDesk('agent', { width: 1440, height: 900 });
    tenant = await Phone.of(reported.tenant.id);
    await tenant.openMiniProgram();
    await tenant.text('我的报修').click();
    await tenant.text(device.name).click();
  });

  it('recommends engineers for the ticket, says why, and sends the best', async () => {
    await goTo(desk, '/dispatch');
    await desk.getByTestId('dispatch-tickets').locator(`[data-ticket="${reported.ticketId}"]`).click();
    const crew = desk.getByTestId('dispatch-engineers');
    await crew.getByText(first.name).waitFor();
    await crew.getByText('为什么？').first().click();
    await desk.getByRole('tooltip').getByText('距离').first().waitFor();
    await keepPicture(desk, 'desk-dispatch');
    await crew.getByText('为什么？').first().click();
    await crew.getByRole('button', { name: `派给 ${first.name}` }).click();
    await desk.getByRole('dialog').getByRole('button', { name: '确认派单' }).click();
    await desk.getByText(`已派给 ${first.name}`).waitFor();
  });

  it('shows the engineer the job, and the tenant who comes', async () => {
    engineer = await openToday(first);
    await engineer.text(device.name).waitFor();
    await keepPicture(engineer.on('phone'), 'engineer-today');
    await engineer.text(device.name).click();
    await engineer.button('接单').click();
    await engineer.on('prompt-allow').click();
    await engineer.button('出发').click();
    await tenant.text(first.name).waitFor();
    await tenant.text('正在赶来').waitFor();
    await keepSideBySide('engineer-and-tenant', [engineer.on('phone'), tenant.on('phone')]);
  });

  it('refuses the check-in two kilometres away with what to do next, and takes it by the sticker', async () => {
    await stand(engineer, farAway);
    await engineer.button('到场签到').click();
    await engineer.button(/定位签到/).click();
    await engineer.text(/您离设备还有 2(\.\d)? 公里。到现场后再签到/).waitFor();
    await keepPicture(engineer.on('phone'), 'engineer-too-far');
    await engineer.button(/扫设备上的报修码/).click();
    await engineer.on('sticker').filter({ hasText: device.name }).first().click();
    await engineer.button('开始记录').waitFor();
    await tenant.text('正在维修').waitFor();
  });

  it('records the work with photos and parts, and the tenant signs on the screen', async () => {
    await engineer.button('开始记录').click();
    await engineer.text('故障代码').waitFor();
    await photograph(engineer, '维修前', 'E6');
    await engineer.button(/启动电容失效/).click();
    await engineer.button('老化').click();
    await engineer.button('更换电容').click();
    await engineer.button('添加配件').click();
    await engineer.text('压缩机启动电容').click();
    await engineer.text('配件合计 ¥48.00').waitFor();
    for (const item of await engineer.button('正常').all()) await item.click();
    await photograph(engineer, '维修后', '运行');
    await keepPicture(engineer.on('phone'), 'engineer-record');
    await engineer.button('保存记录').click();
    await engineer.button('完成').click();
    await engineer.button('请报修人签名').click();
    await sign(engineer);
    await keepPicture(engineer.on('phone'), 'engineer-signature');
    await engineer.button('确认签名').click();
    await engineer.button('完成工单').click();
    await engineer.text('服务报告（PDF）').waitFor();
    await goTo(desk, `/tickets/${reported.ticketId}`);
    await desk.getByTestId('chain').getByText('记录完整').waitFor();
    await desk.getByRole('tab', { name: /上门记录/ }).click();
    await desk.getByTestId('used-parts').getByText('压缩机启动电容').waitFor();
    await keepPicture(desk, 'desk-visit');
  });

  it('asks the tenant, who says it is not fixed: it goes out again, without the first engineer', async () => {
    await tenant.text('修好了吗？').waitFor();
    await keepPicture(tenant.on('phone'), 'tenant-follow-up');
    await tenant.button('还没修好').click();
    await tenant.field('例如：制冷半小时后').fill('当晚又不凉了，外机响一声就停。');
    await tenant.button('提交，重新安排').click();
    await tenant.text(/重新安排/).waitFor();
    await desk.getByRole('tab', { name: '进展' }).click();
    await desk.getByTestId('action-assign').click();
    const choice = desk.getByTestId('engineer-choice');
    await choice.getByText(second.name).waitFor();
    expect(await desk.getByTestId('field-facts').innerText()).toMatch(new RegExp(`不再派\\s*${first.name}`));
    await choice.getByText(second.name).click();
    await desk.getByRole('dialog').getByRole('button', { name: /^派\s*单$/ }).click();
    await desk.getByTestId('timeline').getByText(second.name).first().waitFor();
    const visits = await office<VisitView[]>('GET', `/tickets/${reported.ticketId}/visits`);
    expect(visits.find((visit) => visit.engineer.id === first.staffId)).toMatchObject({ outcome: 'completed', credited: false });
  });

  it('is repaired by the second engineer, who checks in on site by location, and the tenant confirms with five stars', async () => {
    const other = await openToday(second);
    await stand(other, onSite);
    await other.text(device.name).click();
    await other.button('接单').click();
    await other.button('出发').click();
    await other.button('到场签到').click();
    await other.button(/定位签到/).click();
    await other.button('开始记录').click();
    await other.button(/制冷剂泄漏/).click();
    await other.button('安装不当').click();
    await other.button('补充制冷剂').click();
    for (const item of await other.button('正常').all()) await item.click();
    await other.button('保存记录').click();
    await other.button('完成').click();
    await other.button('在自己手机上验收').click();
    await other.button('完成工单').click();
    await other.text('服务报告（PDF）').waitFor();

    await tenant.button('确认验收').click();
    await tenant.app.getByLabel('5 星').click();
    await tenant.button('提交').click();
    await tenant.text('感谢您的反馈').waitFor();
    await desk.getByText('已关闭').first().waitFor();
    await keepSideBySide('closed', [tenant.on('phone'), desk]);
  });
});

async function openToday(person: Engineer): Promise<Phone> {
  const phone = await Phone.of(person.id);
  await phone.openMiniProgram();
  await phone.text('我的工单').click();
  return phone;
}

async function stand(phone: Phone, { latitude, longitude }: { latitude: number; longitude: number }): Promise<void> {
  await phone.on('coordinates').fill(`${latitude}, ${longitude}`);
  await phone.on('coordinates').press('Enter');
  await phone.on('location-allowed').first().click();
}

async function photograph(phone: Phone, moment: '维修前' | '维修后', caption: string): Promise<void> {
  await phone.addPhoto(phone.button(`${moment} 拍照`), caption);
}

async function sign(phone: Phone): Promise<void> {
  const box = await phone.app.locator('canvas').last().boundingBox();
  if (!box) throw new Error('there is nothing to sign on');
  const { mouse } = phone.page;
  await mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.2);
  await mouse.down();
  for (const [x, y] of [[0.6, 0.3], [0.3, 0.45], [0.65, 0.55], [0.35, 0.7], [0.6, 0.8]] as const) await mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 8 });
  await mouse.up();
}
