import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { PaymentStarted, PaymentSummary, Receipt, TicketSubmitted } from '@scanfix/shared-types';
import { completeTicket } from './support/completed-tickets.js';
import { readPdf } from './support/pdf.js';
import { agree, agreedBill, openMarket, openShop, paid, paymentRow, payOnPhone, type Bill, type Market, type Shop } from './support/till.js';
import { newPhone } from './support/wechat.js';
import { until } from './support/until.js';

let market: Market;
let shop: Shop;
let bill: Bill;
beforeAll(async () => {
  // WeChat is told within seconds, and again after less than one.
  market = await openMarket({ PAYMENT_QUERY_SCALE: '0.01' });
  await market.sandbox.control('PUT', '/control/pay/settings', { refundSpacingMilliseconds: 0, refundDelayMilliseconds: 0 });
});
afterAll(() => market.close());
beforeEach(async () => {
  shop = await openShop(market);
  bill = await agreedBill(market.api, shop, 12_050);
});

const fileOf = async (path: string, authorization?: string) => {
  const answer = await fetch(`${market.api.url}/api/v1${path}`, { headers: authorization === undefined ? {} : { authorization } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(answer.headers.get('content-disposition')).toContain('receipt-');
  return Buffer.from(await answer.arrayBuffer());
};

it('gives a receipt of what was paid and what came back, not before', async () => {
  expect(await shop.as.tenant.refusal('get', `/my/tickets/${bill.ticketId}/receipt`)).toMatchObject({ status: 409, code: 'receipt-not-ready' });
  const { id, transactionId } = await paid(market, shop, bill);
  await shop.as.admin.put('/money-settings', { ...await shop.as.admin.get<object>('/money-settings'), refundApprovalAbove: 5000 });
  await shop.as.finance.post(`/payments/${id}/refunds`, { amount: 2000, reason: 'goodwill' });
  await until(async () => (await paymentRow(market.api, id)).state === 'partially-refunded', 30_000);
  const receipt = await shop.as.tenant.get<Receipt>(`/my/tickets/${bill.ticketId}/receipt`);
  expect(receipt).toMatchObject({
    number: `SJ${bill.number}`, organizationName: '测试物业', ticketNumber: bill.number, device: '挂式空调', total: 12_050, discount: 0, net: 10_050,
    lines: [{ name: '更换压缩机电容', quantity: 150, unit: '小时', amount: 12_050, covered: false }],
    payments: [{ channel: 'mini-program', amount: 12_050, transactionId }], refunds: [{ amount: 2000 }],
  });
});

it('prints it so that both languages, every line and the sum in words can be read', async () => {
  await paid(market, shop, bill);
  const pdf = readPdf(await fileOf(`/my/tickets/${bill.ticketId}/receipt/file`, shop.people.tenant.authorization));
  expect(pdf.title).toBe(`收款凭证 SJ${bill.number}`);
  expect(pdf.pages).toHaveLength(1);
  const text = pdf.pages[0]?.texts.map((piece) => piece.text).join('\n') ?? '';
  for (const words of ['收款凭证', 'RECEIPT', '测试物业', bill.number, '更换压缩机电容', '1.5 小时', '¥120.50', '微信支付', '人民币 壹佰贰拾元伍角整']) expect(text).toContain(words);
});

it('prints many lines over several pages', async () => {
  await paid(market, shop, bill);
  const line = { kind: 'part', name: '很长的配件名称'.repeat(6), labourCode: null, partId: null, quantity: 100, unit: '件', unitPrice: 100, amount: 100, free: false, covered: true, note: null };
  await market.api.database.query('UPDATE quotes SET `lines` = ? WHERE id = ?', [JSON.stringify(Array.from({ length: 60 }, () => line)), bill.quoteId]);
  expect(readPdf(await fileOf(`/my/tickets/${bill.ticketId}/receipt/file`, shop.people.tenant.authorization)).pages.length).toBeGreaterThan(1);
});

it('is for who reported alone', async () => {
  await paid(market, shop, bill);
  await shop.as.wife.post<TicketSubmitted>('/my/follows', { stickerCode: shop.device.sticker.code, ticketNumber: bill.number });
  for (const path of ['receipt', 'receipt/file']) expect(await shop.as.wife.refusal('get', `/my/tickets/${bill.ticketId}/${path}`)).toMatchObject({ status: 404 });
});

it('lets somebody without an account pay by their link with a code, hear of it by SMS, and get their receipt', async () => {
  const phone = newPhone();
  const messages = () => market.sandbox.control<{ text: string; code: string | null }[]>('GET', `/control/sms?phone=${phone}`);
  await market.api.http.post('/api/v1/auth/one-time-codes').send({ phone, purpose: 'report', stickerCode: shop.device.sticker.code });
  await until(async () => (await messages()).length > 0);
  const { ticket: { id: ticketId }, followToken: token } = (await market.api.http.post('/api/v1/public/tickets').set('idempotency-key', `anonymous-${phone}-key`).send({
    stickerCode: shop.device.sticker.code, description: '漏水', urgency: 'normal', contact: { name: '路人', phone }, oneTimeCode: (await messages())[0]?.code ?? '', anotherProblem: true,
  }).expect(201)).body as TicketSubmitted;
  await agree(market.api, shop, ticketId, 6600);
  const post = (path: string, body: object, key: string) => market.api.http.post(`/api/v1/public/tickets/${token}${path}`).set('idempotency-key', key).send(body);
  expect((await post('/payments', { channel: 'mini-program', amount: 6600 }, `mini-program-${phone}`)).body).toMatchObject({ code: 'payer-unknown' });
  const { payment, codeUrl } = (await post('/payments', { channel: 'native', amount: 6600 }, `native-${phone}-key`).expect(201)).body as PaymentStarted;
  expect(codeUrl).toMatch(/^weixin:/);
  await payOnPhone(market, shop, payment.outTradeNo, { person: 'wife' });
  await until(async () => ((await post(`/payments/${payment.id}/refresh`, {}, `refresh-${phone}-key`)).body as { state: string }).state === 'paid');
  const ofMoney = async () => (await messages()).filter(({ text }) => text.includes('66.00 元'));
  await until(async () => (await ofMoney()).length > 0);
  expect(await ofMoney()).toHaveLength(1);
  expect((await market.api.http.get(`/api/v1/public/tickets/${token}/receipt`).expect(200)).body).toMatchObject({ net: 6600 });
  readPdf(await fileOf(`/public/tickets/${token}/receipt/file`));
});

it('tells WeChat what was done when the work is done, and again where WeChat does not know the payment yet', async () => {
  const payment = await paid(market, shop, bill);
  const shipping = async () => (await shop.as.finance.get<PaymentSummary>(`/payments/${payment.id}`)).shipping;
  expect(await shipping()).toBe('waiting');
  await market.sandbox.control('POST', '/control/errors', { api: 'upload_shipping_info', times: 1, errcode: 10060001 });
  await completeTicket(market.api, bill.ticketId, shop.people.engineer, shop.device);
  await until(async () => await shipping() === 'uploaded', 60_000);
  expect((await paymentRow(market.api, payment.id)).shippingAttempts).toBeGreaterThanOrEqual(2);
  const told = await market.sandbox.control<Record<string, unknown>[]>('GET', '/control/pay/shipping');
  expect(JSON.stringify(told)).toContain(bill.number);
});
