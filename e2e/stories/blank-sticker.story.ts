import { beforeAll, describe, it } from '@jest/globals';
import { keepPicture, useBrowser } from '../support/browser.js';
import { newBlankSticker, newDevice, newPerson, useOffice, type Device } from '../support/office.js';
import { Phone } from '../support/phone.js';

/** The engineer with a roll of blank stickers in the pocket. */
describe('A blank sticker', () => {
  useBrowser();
  useOffice();
  let sticker: { url: string; code: string; label: string };
  let device: Device;
  let tenant: Phone;

  beforeAll(async () => {
    [sticker, device] = [await newBlankSticker(), await newDevice()];
    tenant = await Phone.of((await newPerson('许女士')).id);
  });

  it('tells a tenant plainly that it is not in use yet, and offers to report without it', async () => {
    await tenant.scan(sticker.label);
    await tenant.text('这张报修码还没有启用').waitFor();
    await tenant.button('不用报修码报修').waitFor();
    await tenant.button('绑定到设备').waitFor({ state: 'detached' });
  });

  it('is bound by an engineer who scans it and picks the device', async () => {
    const engineer = await Phone.of('chen');
    await engineer.scan(sticker.label);
    await engineer.button('绑定到设备').click();
    await engineer.field('设备名称或序列号').fill(device.serialNumber);
    await engineer.button(new RegExp(device.name)).click();
    await keepPicture(engineer.on('phone'), 'phone-bind-sticker');
    await engineer.app.getByRole('dialog').getByRole('button', { name: '绑定', exact: true }).click();
    await engineer.text('绑定成功').waitFor();
  });

  it('shows the device to the tenant who scans it now', async () => {
    await tenant.scan(sticker.label);
    await tenant.text(device.name).waitFor();
    await tenant.button('报修').waitFor();
  });

  it('is not to be bound by a tenant who opens the engineers’ page', async () => {
    await tenant.goTo('/staff/bind-sticker/index');
    await tenant.text('没有绑定权限').waitFor();
    await tenant.text('请联系管理员开通').waitFor();
  });
});
