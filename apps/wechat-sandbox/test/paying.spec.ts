import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sign } from '../src/api-mch/signature.js';
import type { MerchantView, OrderView } from '../src/contract.js';
import { openidOf } from '../src/openid.js';
import { merchantClient, newOrderNumber, orderBody, type MerchantClient } from '../src/testing/merchant.js';
import { configuration } from '../src/testing/start-sandbox.js';
import { keepPicture, miniProgram } from './phone-stage.js';
import { phoneTest } from './phone-test.js';

describe('paying on the phone', () => {
  const { stage, page, on, press, answer, until } = phoneTest();
  let merchant: MerchantClient;
  beforeAll(async () => {
    const view = (await (await stage().control('GET', 'pay/merchant')).json()) as MerchantView;
    merchant = merchantClient(stage().server, view, Date.now);
  });
  beforeEach(() => stage().control('PUT', 'pay/settings', { refundDelayMilliseconds: 0, refundSpacingMilliseconds: 0 }));

  async function ordered(overrides: Record<string, unknown> = {}): Promise<{ number: string; params: Record<string, string> }> {
    const body = orderBody(configuration.appId, openidOf(configuration.appId, 'tenant'), overrides);
    const { body: made } = await merchant.call('POST', '/v3/pay/transactions/jsapi', { payload: body });
    const signed = [configuration.appId, '1772413200', newOrderNumber(), `prepay_id=${made['prepay_id']}`] as const;
    const [appId, timeStamp, nonceStr, packageText] = signed;
    return { number: body.out_trade_no, params: { appId, timeStamp, nonceStr, package: packageText, signType: 'RSA', paySign: sign(signed, merchant.view.privateKey) } };
  }
  async function ask(params: Record<string, string>): Promise<void> {
    await miniProgram(page()).locator('#params').evaluate((field, value) => {
      (field as HTMLTextAreaElement).value = value;
    }, JSON.stringify(params));
    await press('requestPayment');
  }
  async function openSheet(overrides?: Record<string, unknown>): Promise<string> {
    const { number, params } = await ordered(overrides);
    await on('recent-mini-program').click();
    await ask(params);
    await on('pay-sheet').waitFor();
    return number;
  }
  async function type(password: string): Promise<void> {
    for (const digit of password) await on(`pay-key-${digit}`).click();
  }
  async function order(number: string): Promise<OrderView> {
    const [found] = (await (await stage().control('GET', `pay/orders?outTradeNo=${number}`)).json()) as OrderView[];
    if (!found) throw new Error(`no order ${number}`);
    return found;
  }

  it('shows to whom and how much, takes six digits, and the receipt is in the chats', async () => {
    const number = await openSheet();
    expect(await on('pay-amount').textContent()).toBe('¥128.00');
    await keepPicture(page(), 'desktop-pay-sheet');
    await type('123456');
    await on('pay-done').waitFor();
    await keepPicture(page(), 'desktop-pay-done');
    // The page is told only when the payer goes back to it.
    expect(await answer().textContent()).toBe('');
    await on('pay-finish').click();
    await until(answer(), 'paid');
    expect((await order(number)).payment?.person).toBe('tenant');

    const payload = { out_trade_no: number, out_refund_no: newOrderNumber(), amount: { refund: 2_800, total: 12_800, currency: 'CNY' } };
    await merchant.call('POST', '/v3/refund/domestic/refunds', { payload });
    await on('capsule-close').click();
    const row = on('chat-row').filter({ hasText: '微信支付' });
    await until(row, '退款金额 ¥28.00');
    await row.click();
    await until(on('pay-receipt').first(), '¥128.00');
    await until(on('pay-receipt').last(), '退款到账通知');
    await keepPicture(page(), 'desktop-pay-receipts');
  });

  it('is given up by closing the sheet, and can be begun again', async () => {
    const { number, params } = await ordered();
    await on('recent-mini-program').click();
    await ask(params);
    await on('pay-close').click();
    await until(answer(), 'requestPayment:fail cancel');
    expect((await order(number)).tradeState).toBe('NOTPAY');
    await ask(params);
    await type('135790');
    await on('pay-finish').click();
    await until(answer(), 'paid');
  });

  it('asks again after a wrong password, and takes the keyboard', async () => {
    await openSheet();
    await type('000000');
    await until(on('pay-problem'), '支付密码错误');
    await keepPicture(page(), 'desktop-pay-wrong-password');
    await on('pay-problem-leave').click();
    await page().keyboard.type('246810');
    await on('pay-done').waitFor();
  });

  it('offers the card where the balance is too low', async () => {
    await stage().control('PUT', 'pay/wallets/tenant', { balance: 100 });
    const number = await openSheet();
    await on('pay-method').click();
    expect(await on('pay-method-balance').isDisabled()).toBe(true);
    await keepPicture(page(), 'desktop-pay-methods');
    await on('pay-method-card').click();
    await type('123456');
    await on('pay-finish').click();
    expect((await order(number)).payment?.bankType).toBe('CMB_DEBIT');
  });

  it('fails with WeChat\'s words without network, for a closed order and for a forged signature', async () => {
    const { number, params } = await ordered();
    await on('recent-mini-program').click();
    await ask({ ...params, paySign: params['nonceStr'] ?? '' });
    await until(answer(), 'requestPayment:fail 支付验证签名失败');
    await on('network-switch').click();
    await ask(params);
    await until(answer(), 'requestPayment:fail request:fail network unavailable');
    await on('network-switch').click();
    await ask(params);
    await on('pay-sheet').waitFor();
    await merchant.call('POST', `/v3/pay/transactions/out-trade-no/${number}/close`, { payload: { mchid: '1900000001' } });
    await type('123456');
    await until(on('pay-problem'), '该订单已关闭');
    await on('pay-problem-leave').click();
    await until(answer(), 'requestPayment:fail 该订单已关闭');
  });

  it('keeps the sheet while the network is gone in the middle', async () => {
    await openSheet();
    await on('network-switch').click();
    await type('123456');
    await until(on('pay-problem'), '网络不可用');
    await on('network-switch').click();
    await on('pay-problem-leave').click();
    await type('123456');
    await on('pay-done').waitFor();
  });

  it('is done by somebody else who scans a payment code', async () => {
    const { payer: _payer, ...payload } = orderBody(configuration.appId, '');
    const { body } = await merchant.call('POST', '/v3/pay/transactions/native', { payload });
    await on('person').filter({ hasText: '王建国' }).click();
    await on('recent-scan').click();
    await on('sticker').filter({ hasText: '付款码 ¥128.00' }).click();
    await on('pay-sheet').waitFor();
    await keepPicture(page(), 'desktop-pay-by-code');
    await type('123456');
    await on('pay-finish').click();
    expect((await order(payload.out_trade_no)).payment?.person).toBe('engineer');
    // The same code again: it is paid, and gone from the camera's view.
    await on('recent-scan').click();
    await on('sticker').filter({ hasText: '付款码' }).waitFor({ state: 'detached' });
    await on('scanner-link').click();
    await on('scanner-link-text').fill(String(body['code_url']));
    await on('scanner-link-open').click();
    await until(on('pay-problem'), '该订单已支付');
  });

  it('is steered from the panel: paid without the phone, notified falsely, refunded past the product', async () => {
    const { number } = await ordered();
    await on('pay-panel').locator('summary').first().click();
    const row = on('pay-order').filter({ hasText: '¥128.00' });
    await row.locator('summary').click();
    await row.getByTestId('pay-order-pay').click();
    await until(row.getByTestId('pay-order-state'), '已支付');
    await row.getByTestId('send-flaw').selectOption('forged-signature');
    await row.getByTestId('send-notification').click();
    await until(row.getByTestId('send-result'), '发出 1 次');
    await row.getByTestId('refund-amount').fill('8.00');
    await row.getByTestId('refund-by-hand').click();
    await until(row.getByTestId('pay-order-state'), '有退款');
    await keepPicture(page(), 'desktop-pay-panel-orders');
    for (const tab of ['notifications', 'failures', 'keys', 'bills']) {
      await on(`pay-tab-${tab}`).click();
      await keepPicture(page(), `desktop-pay-panel-${tab}`);
    }
    await on('bill-foreign').click();
    await until(on('pay-panel'), '已改动 1 处');
    await on('pay-tab-notifications').click();
    await on('fate-lost').click();
    await on('pay-panel').locator('[data-testid=fate-lost][aria-checked=true]').waitFor();
    await on('pay-tab-failures').click();
    await on('fault-plan').click();
    await until(on('planned-fault'), '下单 · 429 太频繁 × 1');
    await on('pay-tab-keys').click();
    const before = await on('public-key-id').textContent();
    await on('rotate-public-key').click();
    await page().getByTestId('public-key-id').filter({ hasNotText: before ?? '' }).waitFor();
    expect((await order(number)).refunds[0]?.byHand).toBe(true);
  });

  it('fits a narrow screen, in English too', async () => {
    const { params } = await ordered();
    const narrow = await stage().page('/', { width: 390, height: 844 });
    await narrow.getByTestId('language').click();
    await narrow.getByTestId('recent-mini-program').click();
    await miniProgram(narrow).locator('#params').evaluate((field, value) => {
      (field as HTMLTextAreaElement).value = value;
    }, JSON.stringify(params));
    await miniProgram(narrow).locator('#requestPayment').click();
    await narrow.getByTestId('pay-sheet').waitFor();
    await keepPicture(narrow, 'phone-pay-sheet-english');
    for (const digit of '123456') await narrow.getByTestId(`pay-key-${digit}`).click();
    await narrow.getByTestId('pay-finish').click();
    await narrow.getByTestId('pay-panel').locator('summary').first().click();
    await narrow.getByTestId('pay-order').first().locator('summary').click();
    await narrow.getByTestId('pay-panel').scrollIntoViewIfNeeded();
    await keepPicture(narrow, 'phone-pay-panel-english');
    for (const tab of ['notifications', 'failures', 'keys', 'bills']) {
      await narrow.getByTestId(`pay-tab-${tab}`).click();
      expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await keepPicture(narrow, `phone-pay-panel-${tab}-english`);
    }
    await narrow.context().close();
  });
});
