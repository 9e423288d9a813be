import { randomBytes } from 'node:crypto';
import { ticketNumber, type LedgerCheck, type Merchant, type PaymentStarted, type PaymentView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './api.js';
import { callsOf, type Calls } from './calls.js';
import { submitTicket } from './completed-tickets.js';
import { freePort } from './compiled.js';
import { createDevice, type TestDevice } from './devices.js';
import { Bookkeeper } from './money.js';
import { createOrganization, createPerson, type TestPerson } from './people.js';
import { startSandbox, type RunningSandbox, type SandboxMerchant } from './sandbox.js';
import { Payment } from '../../src/modules/payments/payment.entity.js';
import { QuoteRow } from '../../src/modules/quotes/quote.entity.js';

/** The API and WeChat, each with the other's address. */
export interface Market {
  api: RunningApi;
  sandbox: RunningSandbox;
  /** By the person's id on the sandbox's phone. */
  openids: Record<'tenant' | 'wife', string>;
  close: () => Promise<void>;
}

const people = [
  { id: 'tenant', name: '李小雨', phone: '13800138000', note: '租户', avatarColor: '#2f7d6b', refusesPhone: false },
  { id: 'wife', name: '王芳', phone: '13800138001', note: '家人', avatarColor: '#7d2f6b', refusesPhone: false },
];

export async function openMarket(environment: Record<string, string> = {}): Promise<Market> {
  const port = await freePort();
  const sandbox = await startSandbox(`http://127.0.0.1:${port}`);
  try {
    return await openedMarket(sandbox, { ...sandbox.environment, API_PORT: String(port), PAYMENT_NOTIFY_URL: `http://127.0.0.1:${port}`, ...environment });
  } catch (error) {
    // It is a process of its own, which would outlive this one.
    sandbox.close();
    throw error;
  }
}

async function openedMarket(sandbox: RunningSandbox, environment: Record<string, string>): Promise<Market> {
  const openids = await knownPeople(sandbox);
  const api = await startApi(environment);
  return {
    api, sandbox, openids,
    close: async () => {
      sandbox.close();
      await api.close();
    },
  };
}

export async function knownPeople(sandbox: RunningSandbox): Promise<Market['openids']> {
  await sandbox.control('PUT', '/control/people', people);
  const views = await sandbox.control<{ id: string; openid: string }[]>('GET', '/control/people');
  const openid = (person: string) => views.find(({ id }) => id === person)?.openid ?? '';
  return { tenant: openid('tenant'), wife: openid('wife') };
}

/** An organization with an account at WeChat Pay, and who has to do with money. */
export interface Shop {
  organizationId: number;
  mchid: string;
  device: TestDevice;
  people: Record<'tenant' | 'wife' | 'finance' | 'colleague' | 'manager' | 'engineer' | 'admin', TestPerson>;
  as: Record<'tenant' | 'wife' | 'finance' | 'colleague' | 'manager' | 'engineer' | 'admin', Calls>;
}

export async function openShop({ api, sandbox, openids }: Pick<Market, 'api' | 'sandbox' | 'openids'>): Promise<Shop> {
  const { id: organizationId } = await createOrganization(api);
  const person = (...[roles, fields]: [Parameters<typeof createPerson>[2], Parameters<typeof createPerson>[3]?]) => createPerson(api, organizationId, roles, fields);
  const everybody = {
    tenant: await person(['requester'], { name: '李小雨', openid: openids.tenant }), wife: await person(['requester'], { name: '王芳', openid: openids.wife }), finance: await person(['finance'], { name: '陈会计' }),
    colleague: await person(['finance'], { name: '林会计' }), manager: await person(['manager'], { name: '王主管' }), engineer: await person(['engineer'], { name: '李师傅' }), admin: await person(['admin'], { name: '管理员' }),
  };
  const as = Object.fromEntries(Object.entries(everybody).map(([name, one]) => [name, callsOf(api, one)])) as Shop['as'];
  const { mchid, certificate, privateKey, apiV3Key, publicKeyId, publicKey } = await sandbox.control<SandboxMerchant>(
    'PUT', `/control/pay/merchants/16${String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')}`, {},
  );
  await as.admin.post<Merchant>('/merchants', { name: '物业收款', mchid, certificate, privateKey, apiV3Key, publicKeys: [{ id: publicKeyId, publicKey }] });
  return { organizationId, mchid, device: await createDevice(api, organizationId), people: everybody, as };
}

/** A ticket of the tenant with a price that they agreed to. */
export interface Bill {
  ticketId: number;
  number: string;
  quoteId: number;
  total: number;
}

export async function agreedBill(api: RunningApi, shop: Shop, total = 12_000): Promise<Bill> {
  const { id: ticketId } = (await submitTicket(api, shop.people.tenant, shop.device)).ticket;
  return { ticketId, number: ticketNumber(ticketId), quoteId: await agree(api, shop, ticketId, total), total };
}

/** Another version, agreed to instead of the last one. */
export async function agree(api: RunningApi, { organizationId, people: { engineer } }: { organizationId: number; people: { engineer: { id: number } } }, ticketId: number, total: number): Promise<number> {
  const quotes = api.database.getRepository(QuoteRow);
  const books = new Bookkeeper(api, organizationId, ticketId);
  const earlier = await quotes.findOneBy({ approvedTicketId: ticketId });
  if (earlier) {
    await quotes.update(earlier.id, { state: 'superseded', approvedTicketId: null });
    await books.supersede(earlier.id);
  }
  const now = new Date();
  const { id } = await quotes.save({
    organizationId, ticketId, version: (earlier?.version ?? 0) + 1, round: 0, state: 'approved' as const, offeredTicketId: null, approvedTicketId: ticketId, categoryId: null, problemTypeId: null, customerId: null,
    lines: [{ kind: 'labour' as const, name: '更换压缩机电容', labourCode: 'AC-1', partId: null, quantity: 150, unit: '小时', unitPrice: Math.round(total / 1.5), amount: total, free: false, covered: false, note: null }],
    subtotal: total, discount: 0, discountReason: null, total, taxRate: 600, tax: Math.round(total * 600 / 10_600), note: null,
    warranty: { verdict: 'out-of-warranty' } as unknown as QuoteRow['warranty'], offeredAt: now, offeredById: engineer.id, validUntil: new Date(now.getTime() + 86_400_000), decidedAt: now, declineReason: null, declineNote: null,
    withdrawalReason: null, signatureKind: null, signerName: null, signerId: null, onCredit: false, dueOn: '2099-12-31',
  } as Partial<QuoteRow> as QuoteRow);
  await books.approve(id, total);
  return id;
}

export function start(calls: Calls, { ticketId, total }: Pick<Bill, 'ticketId' | 'total'>, fields: object = {}): Promise<PaymentStarted> {
  return calls.post<PaymentStarted>(`/my/tickets/${ticketId}/payments`, { channel: 'mini-program', amount: total, ...fields });
}

/** Somebody pays on their phone, as WeChat sees it. */
export function payOnPhone({ sandbox }: Pick<Market, 'sandbox'>, { mchid }: Shop, outTradeNo: string, how: object = {}): Promise<unknown> {
  return sandbox.control('POST', `/control/pay/transactions/${outTradeNo}/pay`, { mchid, ...how });
}

/** Paid, and known here. */
export async function paid(market: Market, shop: Shop, bill: Bill): Promise<PaymentView> {
  const { payment } = await start(shop.as.tenant, bill);
  await payOnPhone(market, shop, payment.outTradeNo, { silent: true });
  const view = await shop.as.tenant.post<PaymentView>(`/my/tickets/${bill.ticketId}/payments/${payment.id}/refresh`);
  if (view.state !== 'paid') throw new Error(`not paid but ${view.state}`);
  return view;
}

export async function paymentRow({ database }: RunningApi, id: number): Promise<Payment> {
  return database.getRepository(Payment).findOneByOrFail({ id });
}

/** Nothing where the books agree with payments, refunds and quotes. */
export async function faultsOfBooks({ as }: Shop): Promise<LedgerCheck['differences']> {
  return (await as.finance.get<LedgerCheck>('/finance/ledger-check')).differences;
}
