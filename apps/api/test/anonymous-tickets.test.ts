import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import type { InvoiceView, Problem, TicketMoney, TicketProgress, TicketSubmitted } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf } from './support/calls.js';
import { completeTicket } from './support/completed-tickets.js';
import { createDevice, type TestDevice } from './support/devices.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { newest, offer, published } from './support/prices.js';
import { agree } from './support/till.js';
import { until } from './support/until.js';
import { startWechat, type FakeWechat } from './support/wechat.js';

let api: RunningApi;
let wechat: FakeWechat;
let organizationId: number;
let device: TestDevice;
let phone: string;

beforeAll(async () => {
  wechat = await startWechat();
  api = await startApi({ SMS_WEBHOOK_URL: `${wechat.url}/sms`, SMS_WEBHOOK_SECRET: 'anonymous-tests-secret' });
});
afterAll(async () => {
  await api.close();
  await wechat.close();
});
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  device = await createDevice(api, organizationId);
  phone = `139${String(randomInt(1e8)).padStart(8, '0')}`;
});

const received = (purpose: string) => wechat.sms.filter((message) => message.phone === phone && message.purpose === purpose);

async function oneTimeCode(): Promise<string> {
  await api.http.post('/api/v1/auth/one-time-codes').send({ phone, purpose: 'report', stickerCode: device.sticker.code }).expect(({ status }) => expect([200, 201]).toContain(status));
  await until(() => Promise.resolve(received('report').length > 0));
  return received('report').at(-1)?.code ?? '';
}

function submit(code: string, key = idempotencyKey(), fields: object = {}) {
  return api.http.post('/api/v1/public/tickets').set('Idempotency-Key', key).send({
    stickerCode: device.sticker.code, description: '水管爆了', urgency: 'emergency', contact: { name: '路人', phone }, oneTimeCode: code, ...fields,
  });
}

it('takes a report from whoever holds the phone, and sends the private link that follows it', async () => {
  const { ticket, followToken, followUrl } = (await submit(await oneTimeCode()).expect(201)).body as TicketSubmitted;
  expect(ticket).toMatchObject({ state: 'submitted', contact: { phone }, availableActions: ['cancel', 'comment'] });
  const seen = (await api.http.get(`/api/v1/public/tickets/${followToken}`).expect(200)).body as TicketProgress;
  expect(seen.number).toBe(ticket.number);
  await until(() => Promise.resolve(received('follow-link').length === 1));
  expect(received('follow-link')[0]?.text).toContain(followUrl);
});

it('tells of the invoice by a message, with the link', async () => {
  const { ticket, followToken, followUrl } = (await submit(await oneTimeCode()).expect(201)).body as TicketSubmitted;
  const finance = callsOf(api, await createPerson(api, organizationId, ['finance']));
  const quoteId = await agree(api, { organizationId, people: { engineer: await createPerson(api, organizationId, ['engineer']) } }, ticket.id, 8000);
  await finance.post('/payments', { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: 'SJ-1', allocations: [{ quoteId, amount: 8000 }] });
  const ask = async () => {
    const { body } = await api.http.post(`/api/v1/public/tickets/${followToken}/invoices`).set('idempotency-key', idempotencyKey()).send({ titleKind: 'personal', title: '路人' }).expect(201);
    return (body as InvoiceView).id;
  };
  await finance.post(`/finance/invoices/${await ask()}/refuse`, { reason: '抬头不全' });
  await until(() => Promise.resolve(received('invoice').length === 1));
  await finance.post(`/finance/invoices/${await ask()}/issue`, { invoiceNumber: '26112000000012345678' });
  await until(() => Promise.resolve(received('invoice').length === 2));
  expect(received('invoice').map(({ text }) => text)).toEqual([expect.stringContaining('没有通过'), expect.stringContaining('已开具')]);
  for (const { text } of received('invoice')) expect(text).toContain(followUrl);
});

it('asks by a message whether it is fixed, and takes the answer by the link in it', async () => {
  const { ticket } = (await submit(await oneTimeCode()).expect(201)).body as TicketSubmitted;
  await completeTicket(api, ticket.id, await createPerson(api, organizationId, ['engineer']), device);
  await until(() => Promise.resolve(received('follow-up').length === 1));
  const [, token = ''] = /\/f\/([\w-]+)$/.exec(received('follow-up')[0]?.text ?? '') ?? [];
  const answer = await api.http.post(`/api/v1/public/tickets/${token}/follow-up`).set('Idempotency-Key', idempotencyKey()).send({ fixed: true, csat: 5 }).expect(201);
  expect(answer.body).toMatchObject({ status: 'answered', answer: { csat: 5 } });
  expect((await api.http.get(`/api/v1/public/tickets/${token}`).expect(200)).body).toMatchObject({ number: ticket.number, state: 'closed' });
});

it('makes one ticket of a report that is sent again, although its code is used up', async () => {
  const [code, key] = [await oneTimeCode(), idempotencyKey()];
  const first = (await submit(code, key).expect(201)).body as TicketSubmitted;
  const again = (await submit(code, key).expect(201)).body as TicketSubmitted;
  expect(again.ticket.number).toBe(first.ticket.number);
  expect(again.followToken).toBe(first.followToken);
});

it('takes a code once, and no wrong one', async () => {
  const code = await oneTimeCode();
  const wrong = code === '000000' ? '000001' : '000000';
  expect(((await submit(wrong).expect(422)).body as Problem).code).toBe('one-time-code-wrong');
  await submit(code).expect(201);
  expect(((await submit(code, idempotencyKey(), { anotherProblem: true }).expect(422)).body as Problem).code).toBe('one-time-code-expired');
});

it('is the organization\'s choice', async () => {
  organizationId = (await createOrganization(api, { anonymousReports: false })).id;
  device = await createDevice(api, organizationId);
  expect(((await submit('123456').expect(403)).body as Problem).code).toBe('anonymous-reports-off');
});

it('needs a number that can receive a code', async () => {
  const answer = await submit('123456', idempotencyKey(), { contact: { name: '路人', phone: '021-62880011' } }).expect(400);
  expect((answer.body as Problem).errors).toEqual([{ field: 'contact.phone', code: 'not-a-phone' }]);
});

it('asks by a message whether a price suits, and takes the decision by the link in it', async () => {
  const { ticket } = (await submit(await oneTimeCode()).expect(201)).body as TicketSubmitted;
  const desk = callsOf(api, await createPerson(api, organizationId, ['admin']));
  await published(desk);
  await desk.post(`/tickets/${ticket.id}/triage`, { priority: 'normal' });
  const quote = newest(await desk.post<TicketMoney>(`/tickets/${ticket.id}/quotes`, offer()));
  await until(() => Promise.resolve(received('quote').length === 1));
  const [, token = ''] = /\/f\/([\w-]+)$/.exec(received('quote')[0]?.text ?? '') ?? [];
  const answer = await api.http.post(`/api/v1/public/tickets/${token}/quotes/${quote.id}/decline`).set('Idempotency-Key', idempotencyKey()).send({ reason: 'too-expensive' }).expect(200);
  expect(answer.body).toMatchObject({ stage: 'quote-declined', quotes: [{ declineReason: 'too-expensive' }] });
});
