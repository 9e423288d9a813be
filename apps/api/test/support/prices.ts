import type { OfferQuoteRequest, PriceBook, Quote, SaveContractRequest, SavePriceBookRequest, ServiceContract, TicketMoney } from '@scanfix/shared-types';
import { callsOf, type Calls } from './calls.js';
import { claimOf, createField, devicePlace, upload, type Field } from './field.js';
import { idempotencyKey } from './people.js';
import type { RunningApi } from './api.js';
import { createPerson, type TestPerson } from './people.js';

/** 上门 50 元, labour by the hour at 80 yuan for everything; 6 % is in it. */
export function priceBook(fields: Partial<SavePriceBookRequest> = {}): SavePriceBookRequest {
  return {
    name: '2026 版', effectiveFrom: '2026-01-01', taxRate: 600, parts: [],
    callOut: { base: 5000, origin: null, distance: [], time: [], urgency: { normal: 0, urgent: 0, emergency: 0 } },
    labour: [{ code: 'JX', name: '检修', categoryId: null, problemTypeIds: [], level: 2, unit: 'hour', price: 8000, usualFrom: 50, usualTo: 150 }],
    ...fields,
  };
}

export async function published(calls: Calls, fields: Partial<SavePriceBookRequest> = {}): Promise<PriceBook> {
  const { id } = await calls.post<PriceBook>('/price-books', priceBook(fields));
  return calls.post<PriceBook>(`/price-books/${id}/publish`);
}

/** A field with prices, somebody from finance, and a device out of warranty. */
export interface Market extends Field {
  finance: Calls & { person: TestPerson };
}

export async function createMarket(api: RunningApi): Promise<Market> {
  const field = await createField(api);
  const person = await createPerson(api, field.organizationId, ['finance'], { name: '小周会计' });
  const market = { ...field, finance: { ...callsOf(api, person), person } };
  await outOfWarranty(market);
  await published(field.as.admin);
  return market;
}

/** The device's warranty ended long ago; `customerId`: whose it is. */
export async function outOfWarranty({ as, device: { asset, category, location } }: Field, fields: object = {}): Promise<void> {
  await as.admin.put(`/assets/${asset.id}`, { name: asset.name, serialNumber: asset.serialNumber, categoryId: category.id, locationId: location.id, warrantyUntil: '2020-12-31', ...fields });
}

/** A call-out and an hour: 130 yuan. */
export function offer(fields: Partial<OfferQuoteRequest> = {}): OfferQuoteRequest {
  return { lines: [{ kind: 'call-out' }, { kind: 'labour', labourCode: 'JX', quantity: 100 }], baseVersion: 0, ...fields };
}

/** As it stands in the answer: the newest version. */
export function newest({ quotes }: TicketMoney): Quote {
  const [quote] = quotes;
  if (!quote) throw new Error('no quote');
  return quote;
}

/** A drawn name, by whoever uploads it. */
export async function signature(field: Field, person: TestPerson, total: number, signerName = '张三') {
  return { signerName, image: claimOf(await upload(field, person)), total };
}

export async function approvedByTenant(market: Market, ticketId: number, quote: Pick<Quote, 'id' | 'total'>): Promise<TicketMoney> {
  return market.as.tenant.post<TicketMoney>(`/my/tickets/${ticketId}/quotes/${quote.id}/approve`, await signature(market, market.people.tenant, quote.total));
}

/** Paid in cash, as finance records it. */
export async function paidInCash({ finance }: Market, quoteId: number, amount: number): Promise<void> {
  await finance.post('/payments', { channel: 'cash', paidAt: new Date().toISOString(), voucherNumber: `SJ-${idempotencyKey().slice(0, 12)}`, allocations: [{ quoteId, amount }] });
}

export function contract(customerId: number, fields: Partial<SaveContractRequest> = {}): SaveContractRequest {
  return {
    number: `WB-${idempotencyKey().slice(0, 8)}`, name: '中央空调维保', customerId, startsOn: '2026-01-01', endsOn: '2099-12-31', coverage: { everything: true, assetIds: [], categoryIds: [], locationIds: [] },
    includedVisits: null, includesLabour: true, includesParts: false, discountPercent: 0, credit: false, creditLimit: null, paymentDays: 30, renewalReminderDays: 30, fee: 1_000_000, note: null, ...fields,
  };
}

/** The device belongs to a customer, and the customer has a contract. */
export async function underContract(market: Market, fields: Partial<SaveContractRequest> = {}): Promise<ServiceContract> {
  const customer = await market.as.admin.post<{ id: number }>('/customers', { kind: 'company', name: '示例物业公司' });
  await outOfWarranty(market, { customerId: customer.id });
  return market.as.admin.post<ServiceContract>('/contracts', contract(customer.id, fields));
}

export { devicePlace };
