import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture, keepSideBySide, useBrowser } from '../support/browser.js';
import { sign } from '../support/engineer-phone.js';
import { newPerson, useOffice } from '../support/office.js';
import { moneyOf, newPaidRepair, offerQuote, openReport, typePassword, type PaidRepair } from '../support/paid-repair.js';
import { Phone } from '../support/phone.js';
import { lookAs, openInWechat } from '../support/wechat-browser.js';
import { wechatOrders } from '../support/wechat-pay.js';

/** The tenant's own phone is not the only way: somebody of the family scans a code, or the private link is opened in WeChat. */
describe('A payment by other ways', () => {
  useBrowser();
  useOffice();

  async function approved(name: string, engineer: string): Promise<{ repair: PaidRepair; phone: Phone; total: number; sum: string }> {
    const repair = await newPaidRepair(name, engineer);
    const total = (await offerQuote(repair)).quotes[0]?.total ?? 0;
    const sum = `¥${(total / 100).toFixed(2)}`;
    const phone = await Phone.of(repair.tenant.id);
    await openReport(phone, repair.device);
    await phone.button('查看并确认报价').click();
    await phone.button('同意报价').click();
    await phone.button('手写签字').click();
    await sign(phone);
    await phone.button(`签字同意 ${sum}`).click();
    await phone.button(`去支付 ${sum}`).waitFor();
    return { repair, phone, total, sum };
  }

  describe('a code that a relative scans', () => {
    let repair: PaidRepair;
    let tenant: Phone;
    let relative: { id: string; name: string };
    let total: number;
    let sum: string;

    beforeAll(async () => {
      relative = await newPerson('周阿姨');
      ({ repair, phone: tenant, total, sum } = await approved('周同学', '冯'));
    });

    it('is shown on the tenant’s phone, and seen by the relative’s camera', async () => {
      await tenant.button(`去支付 ${sum}`).click();
      await tenant.button('请家人代付').click();
      await tenant.text('用微信扫码支付').waitFor();
      const phone = await Phone.of(relative.id);
      const [order] = await wechatOrders((await moneyOf(repair)).payments);
      await phone.on('recent-scan').click();
      await phone.page.locator(`[data-url="${order?.codeUrl ?? ''}"]`).click();
      await phone.on('pay-sheet').waitFor();
      expect(await phone.on('pay-amount').innerText()).toBe(sum);
      await keepSideBySide('family-pays', [tenant.on('phone'), phone.on('phone')]);
      await typePassword(phone);
      await phone.on('pay-finish').click();
    });

    it('turns into "paid" on the tenant’s phone by itself, with the relative as the payer', async () => {
      await tenant.text(/已支付 ¥|这笔费用已经付清/).waitFor();
      const { stage, paid, payments } = await moneyOf(repair);
      expect([stage, paid, payments.filter(({ state }) => state === 'paid').map(({ channel }) => channel)]).toEqual(['paid', total, ['native']]);
      const orders = await wechatOrders(payments);
      expect(orders.filter(({ tradeState }) => tradeState === 'SUCCESS').map(({ payment }) => payment?.person)).toEqual([relative.id]);
    });
  });

  describe('the private link in WeChat’s own browser', () => {
    let repair: PaidRepair;
    let sum: string;
    let total: number;
    let page: Page;

    beforeAll(async () => {
      ({ repair, total, sum } = await approved('穆先生', '汤'));
    });

    it('asks WeChat who pays, and WeChat’s bridge for the money', async () => {
      page = await openInWechat(repair.tenant.id, repair.followUrl);
      await page.getByRole('button', { name: `去支付 ${sum}` }).click();
      await page.getByRole('button', { name: `微信支付 ${sum}` }).click();
      await lookAs(page, repair.tenant.id);
      await page.getByText(`已支付 ${sum}`).first().waitFor();
      await keepPicture(page, 'wechat-browser-paid');
    });

    it('is paid under the Official Account, once', async () => {
      const { stage, paid, payments } = await moneyOf(repair);
      expect([stage, paid, payments.map(({ channel, state }) => [channel, state])]).toEqual(['paid', total, [['official-account', 'paid']]]);
      expect(new URL(page.url()).searchParams.has('code')).toBe(false);
    });
  });
});
