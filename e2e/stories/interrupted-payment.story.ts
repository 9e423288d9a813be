import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepPicture, useBrowser } from '../support/browser.js';
import { sign } from '../support/engineer-phone.js';
import { useOffice } from '../support/office.js';
import { moneyOf, newPaidRepair, offerQuote, openReport, typePassword, type PaidRepair } from '../support/paid-repair.js';
import { Phone } from '../support/phone.js';
import { control } from '../support/system.js';
import { notifyAgain, wechatOrders } from '../support/wechat-pay.js';

/** Given up, then cut off in the worst moment with the notification lost: the money is counted once, and nobody is asked for it twice. */
describe('An interrupted payment', () => {
  useBrowser();
  useOffice();
  let repair: PaidRepair;
  let tenant: Phone;
  let sum: string;
  let total: number;

  beforeAll(async () => {
    repair = await newPaidRepair('沈女士', '陆');
    total = (await offerQuote(repair)).quotes[0]?.total ?? 0;
    sum = `¥${(total / 100).toFixed(2)}`;
    tenant = await Phone.of(repair.tenant.id);
    await openReport(tenant, repair.device);
    await tenant.button('查看并确认报价').click();
    await tenant.button('同意报价').click();
    await tenant.button('手写签字').click();
    await sign(tenant);
    await tenant.button(`签字同意 ${sum}`).click();
    await tenant.button(`去支付 ${sum}`).click();
  });
  // What was planned and did not come must not meet the next story.
  afterAll(() => control('pay/notifications/plan', 'POST', { fate: 'lost', times: 0 }));

  it('is given up on WeChat’s sheet, and the page says that it can go on', async () => {
    await tenant.button(`微信支付 ${sum}`).click();
    await tenant.on('pay-sheet').waitFor();
    expect(await tenant.on('pay-amount').innerText()).toBe(sum);
    await keepPicture(tenant.on('phone'), 'phone-pay-sheet');
    await tenant.on('pay-close').click();
    await tenant.text('没有完成支付，可以继续支付').waitFor();
    await tenant.button(`继续支付 ${sum}`).waitFor();
    await keepPicture(tenant.on('phone'), 'phone-payment-interrupted');
    const { stage, payments, paid } = await moneyOf(repair);
    expect([stage, payments.length, paid]).toEqual(['paying', 1, 0]);
  });

  it('goes on after a wrong password and a network that is gone, on the same order', async () => {
    await tenant.button(`继续支付 ${sum}`).click();
    await tenant.on('pay-sheet').waitFor();
    for (const digit of '000000') await tenant.on(`pay-key-${digit}`).click();
    await tenant.on('pay-problem').filter({ hasText: '支付密码错误' }).waitFor();
    await tenant.on('pay-problem-leave').click();
    await tenant.on('network-switch').click();
    await typePassword(tenant);
    await tenant.on('pay-problem').filter({ hasText: '网络不可用' }).waitFor();
    await tenant.on('pay-problem-leave').click();
    await tenant.on('network-switch').click();
    const { payments, paid } = await moneyOf(repair);
    expect([payments.length, paid]).toEqual([1, 0]);
  });

  it('is paid while the notification is lost, and the phone dies before the page hears of it', async () => {
    await control('pay/notifications/plan', 'POST', { fate: 'lost', times: 1 });
    await typePassword(tenant);
    await tenant.on('pay-done').waitFor();
    await keepPicture(tenant.on('phone'), 'phone-pay-done');
    await tenant.page.context().close();
    const orders = await wechatOrders((await moneyOf(repair)).payments);
    expect(orders.map(({ tradeState, payment }) => [tradeState, payment?.person])).toEqual([['SUCCESS', repair.tenant.id]]);
  });

  it('is found paid when the tenant comes back, who is not asked for it again', async () => {
    tenant = await Phone.of(repair.tenant.id);
    await openReport(tenant, repair.device);
    const goOn = tenant.button('继续支付');
    const receipt = tenant.text('收据');
    await goOn.or(receipt).first().waitFor();
    // The server asks WeChat by itself too, and may have been first.
    if (await goOn.isVisible()) {
      await goOn.click();
      await tenant.text(`已支付 ${sum}`).waitFor();
      await tenant.button('查看收据').click();
    } else await receipt.click();
    await tenant.text('收据编号').waitFor();
    const money = await moneyOf(repair);
    expect([money.stage, money.paid, money.due, money.surplus]).toEqual(['paid', total, 0, 0]);
  });

  it('stays paid once when the lost notification comes after all, twenty times over ten connections', async () => {
    const [payment] = (await moneyOf(repair)).payments;
    const answers = await notifyAgain(payment?.outTradeNo ?? '', 20, 10);
    expect((answers['200'] ?? 0) + (answers['204'] ?? 0)).toBe(20);
    const { stage, paid, payments } = await moneyOf(repair);
    expect([stage, paid, payments.map(({ state }) => state)]).toEqual(['paid', total, ['paid']]);
    await tenant.on('capsule-close').click();
    await tenant.on('chat-row').filter({ hasText: '微信支付' }).click();
    await tenant.on('pay-receipt').waitFor();
    expect(await tenant.on('pay-receipt').count()).toBe(1);
    await keepPicture(tenant.on('phone'), 'phone-wechat-receipt');
  });
});
