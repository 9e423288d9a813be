import { beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture, keepSideBySide, useBrowser } from '../support/browser.js';
import { goTo, openDesk } from '../support/desk.js';
import { openJobs, sign } from '../support/engineer-phone.js';
import { moneyOf, newOldDevice, newPaidRepair, offerQuote, openReport, typePassword, type PaidRepair } from '../support/paid-repair.js';
import { newPerson, useOffice, type StuckDevice } from '../support/office.js';
import { Phone } from '../support/phone.js';

/** A repair out of warranty: the price before, the quote on site, the signature, the money, the receipt. */
describe('A repair that must be paid', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let repair: PaidRepair;
  let tenant: Phone;
  let engineer: Phone;

  beforeAll(async () => {
    device = await newOldDevice();
  });

  it('says what it will cost before anything is reported', async () => {
    const passer = await Phone.of((await newPerson('季女士')).id);
    await passer.scan(device.name);
    await passer.text('上门费').waitFor();
    await passer.text('预计合计').waitFor();
    await keepPicture(passer.on('phone'), 'phone-price');
  });

  it('is quoted by the engineer on site, line by line, from the price book', async () => {
    repair = await newPaidRepair('季女士', '夏', device);
    engineer = await openJobs(repair.engineer);
    await engineer.text(device.name).click();
    await engineer.button('写报价').click();
    await engineer.button('添加人工项目').click();
    await engineer.text('空调电气件更换').click();
    await engineer.button('添加配件').click();
    await engineer.text('压缩机启动电容').click();
    const offer = engineer.button(/^报价 ¥/);
    await offer.waitFor();
    await keepPicture(engineer.on('phone'), 'engineer-quote');
    await offer.click();
    await engineer.text('请把手机交给报修人').waitFor();
    await engineer.on('mini-program-back').click();
    await engineer.text(/等报修人确认/).waitFor();
  });

  it('is approved by the tenant with a signature, and nothing is finished before it is paid', async () => {
    tenant = await Phone.of(repair.tenant.id);
    await openReport(tenant, device);
    await tenant.button('查看并确认报价').click();
    await tenant.text('压缩机启动电容').waitFor();
    await keepSideBySide('quote', [engineer.on('phone'), tenant.on('phone')]);
    await tenant.button('同意报价').click();
    await tenant.button('手写签字').click();
    await sign(tenant);
    await tenant.button(/签字同意 ¥/).click();
    await tenant.button(/去支付 ¥/).waitFor();
    await engineer.text(/报修人已同意，待收款/).waitFor();
    await engineer.text('收到款后才能完成。').waitFor();
  });

  it('is paid in WeChat, and the screen believes the server, not the sheet', async () => {
    await tenant.button(/去支付 ¥/).click();
    await tenant.button(/微信支付 ¥/).click();
    await tenant.on('pay-sheet').waitFor();
    await keepPicture(tenant.on('phone'), 'phone-payment');
    await typePassword(tenant);
    await tenant.on('pay-finish').click();
    await tenant.text(/已支付 ¥/).waitFor();
    expect(await moneyOf(repair)).toMatchObject({ stage: 'paid', due: 0, payments: [{ state: 'paid', channel: 'mini-program' }] });
    await engineer.text(/已收款 ¥/).waitFor();
  });

  it('leaves the tenant a receipt, and finance a payment', async () => {
    await tenant.button('查看收据').click();
    await tenant.text('收款单位').waitFor();
    await tenant.text('实付').waitFor();
    await keepPicture(tenant.on('phone'), 'phone-receipt');
    const { payments } = await moneyOf(repair);
    const desk = await openDesk('finance');
    await goTo(desk, `/payments?search=${payments[0]?.outTradeNo ?? ''}`);
    await desk.getByText(repair.number.replace(/(\d{4})(?=\d)/, '$1 ')).first().waitFor();
    await keepPicture(desk, 'desk-payments');
  });
});

describe('A quote that is declined', () => {
  useBrowser();
  useOffice();

  it('tells the engineer why, and is followed by another that says what changed', async () => {
    const repair = await newPaidRepair('滕先生', '靳');
    await offerQuote(repair, 30_000);
    const phone = await Phone.of(repair.tenant.id);
    await openReport(phone, repair.device);
    await phone.button('查看并确认报价').click();
    await phone.button('不同意').click();
    await phone.text('太贵了').click();
    await keepPicture(phone.on('phone'), 'phone-quote-declined');
    await phone.button('不同意这份报价').click();
    await phone.text(/没有同意报价/).waitFor();
    expect(await moneyOf(repair)).toMatchObject({ stage: 'quote-declined', due: 0, quotes: [{ state: 'declined', declineReason: 'too-expensive' }] });
    const { quotes: [second] } = await offerQuote(repair, 1000);
    expect(second).toMatchObject({ version: 2, state: 'offered' });
    await phone.button('同意报价').waitFor();
  });
});
