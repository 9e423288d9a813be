import { beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture, useBrowser } from '../support/browser.js';
import { countTickets, newPerson, newStuckDevice, useOffice, type StuckDevice } from '../support/office.js';
import { Phone } from '../support/phone.js';

const description = '车库里没有信号，空调外机结冰了。';

/** A tenant in the basement. */
describe('Reporting without a network', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let tenant: { id: string; name: string; phone: string };
  let phone: Phone;

  beforeAll(async () => {
    device = await newStuckDevice();
    tenant = await newPerson('许女士');
    phone = await Phone.of(tenant.id);
  });

  it('finds the half-written report again after the mini-program was closed', async () => {
    await phone.scan(device.name);
    await phone.button('报修').click();
    await phone.button('噪音大').click();
    await phone.field('例如：空调出风不冷').fill(description);
    await phone.addPhotos('结冰');
    await phone.field('怎么称呼您').fill(tenant.name);
    await phone.field('11 位手机号').fill(tenant.phone);
    await phone.on('capsule-close').click();
    await phone.page.reload();
    await phone.scan(device.name);
    await phone.button('报修').click();
    await phone.text('已恢复上次没写完的内容').waitFor();
    expect(await phone.field('例如：空调出风不冷').inputValue()).toBe(description);
    expect(await phone.field('11 位手机号').inputValue()).toBe(tenant.phone);
    await phone.app.getByLabel('移除').waitFor();
  });

  it('keeps the report while there is no network, and shows that it waits', async () => {
    await phone.on('network-switch').click();
    await phone.button('提交报修').click();
    await phone.text('已保存，联网后自动发送').waitFor();
    await phone.text('等待发送').waitFor();
    await phone.text(description).waitFor();
    await keepPicture(phone.on('phone'), 'phone-offline');
    expect(await countTickets(tenant.phone)).toBe(0);
  });

  it('sends it by itself when the network is back, exactly once', async () => {
    await phone.on('network-switch').click();
    await phone.text('已报修，等待客服受理').waitFor();
    await phone.app.getByText('等待发送').filter({ visible: true }).waitFor({ state: 'detached' });
    expect(await countTickets(tenant.phone)).toBe(1);
    await phone.page.reload();
    await phone.scan(device.name);
    await phone.text('已有一份正在处理的报修').waitFor();
    expect(await countTickets(tenant.phone)).toBe(1);
  });
});
