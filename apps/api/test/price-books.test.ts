import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MoneySettings, Part, PriceBand, PriceBook, PriceTrial, StickerBatch, StickerSummary, Page } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createField, north, type Field } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { contract, outOfWarranty, priceBook, published } from './support/prices.js';
import { QuoteRow } from '../src/modules/quotes/quote.entity.js';

let api: RunningApi;
let field: Field;
let finance: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  field = await createField(api);
  finance = callsOf(api, await createPerson(api, field.organizationId, ['finance']));
});

describe('a price book', () => {
  it('is a draft until it is published, and never changes afterwards', async () => {
    const draft = await finance.post<PriceBook>('/price-books', priceBook());
    expect(draft).toMatchObject({ status: 'draft', version: 1, publishedAt: null, publishedBy: null, effectiveUntil: null, taxRate: 600, callOut: { base: 5000 }, labour: [{ code: 'JX', price: 8000 }] });
    const changed = await finance.put<PriceBook>(`/price-books/${draft.id}`, priceBook({ taxRate: 900, version: 1 }));
    expect(changed).toMatchObject({ taxRate: 900, version: 2 });
    expect(await finance.refusal('put', `/price-books/${draft.id}`, priceBook({ version: 1 }))).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 2 } });
    expect(await finance.post<PriceBook>(`/price-books/${draft.id}/publish`)).toMatchObject({ status: 'published', publishedBy: '测试finance', publishedAt: expect.any(String) });
    for (const [method, path] of [['put', ''], ['delete', ''], ['post', '/publish']] as const) {
      expect(await finance.refusal(method, `/price-books/${draft.id}${path}`, priceBook())).toMatchObject({ status: 409, code: 'price-book-published' });
    }
  });

  it('ends the day before the next one begins, and a day has one', async () => {
    await published(finance, { name: '旧', effectiveFrom: '2026-01-01' });
    await published(finance, { name: '新', effectiveFrom: '2026-07-01' });
    const late = await finance.post<PriceBook>('/price-books', priceBook({ name: '重', effectiveFrom: '2026-07-01' }));
    expect(await finance.refusal('post', `/price-books/${late.id}/publish`)).toMatchObject({ status: 409, code: 'price-book-date-taken' });
    const books = await finance.get<PriceBook[]>('/price-books');
    expect(books.map(({ name, status, effectiveUntil }) => [name, status, effectiveUntil])).toEqual([['重', 'draft', null], ['新', 'published', null], ['旧', 'published', '2026-06-30']]);
    await finance.call('delete', `/price-books/${late.id}`).expect(200);
    expect(await finance.get<PriceBook[]>('/price-books')).toHaveLength(2);
  });

  it('of two that are published at once for one day is one', async () => {
    const drafts = await Promise.all(['甲', '乙'].map((name) => finance.post<PriceBook>('/price-books', priceBook({ name }))));
    const answers = await Promise.all(drafts.map(({ id }) => finance.call('post', `/price-books/${id}/publish`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses what nobody could understand, by the field that shows it', async () => {
    const wrong = async (fields: Parameters<typeof priceBook>[0]) => (await finance.refusal('post', '/price-books', priceBook(fields))).errors?.[0]?.field;
    const [labour] = priceBook().labour;
    if (!labour) throw new Error('no labour');
    const { callOut } = priceBook();
    expect(await wrong({ labour: [labour, labour] })).toBe('labour.1.code');
    expect(await wrong({ labour: [{ ...labour, usualFrom: 200 }] })).toBe('labour.0.usualTo');
    expect(await wrong({ labour: [{ ...labour, categoryId: 4_000_000_000 }] })).toBe('labour.0.categoryId');
    expect(await wrong({ labour: [{ ...labour, problemTypeIds: [4_000_000_000] }] })).toBe('labour.0.problemTypeIds.0');
    expect(await wrong({ parts: [{ partId: 4_000_000_000, price: 1 }] })).toBe('parts.0.partId');
    expect(await wrong({ callOut: { ...callOut, time: [{ kind: 'hours', fee: 1 }] } })).toBe('callOut.time.0.from');
    expect(await wrong({ callOut: { ...callOut, time: [{ kind: 'weekend', from: '08:00', fee: 1 }] } })).toBe('callOut.time.0.from');
    expect(await wrong({ callOut: { ...callOut, distance: [{ beyondMeters: 5, fee: 1 }, { beyondMeters: 5, fee: 2 }] } })).toBe('callOut.distance.1.beyondMeters');
    expect(await wrong({ effectiveFrom: '2026-02-30' })).toBe('effectiveFrom');
  });

  it('is made once for one intent, and only by those who set prices', async () => {
    const key = idempotencyKey();
    const [one, again] = [await finance.post<PriceBook>('/price-books', priceBook(), key), await finance.post<PriceBook>('/price-books', priceBook(), key)];
    expect(again).toEqual(one);
    expect(await field.as.agent.refusal('post', '/price-books', priceBook())).toMatchObject({ status: 403 });
    expect(await field.as.tenant.refusal('get', '/price-books')).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin']));
    expect(await stranger.refusal('put', `/price-books/${one.id}`, priceBook())).toMatchObject({ status: 404 });
    expect(await stranger.get('/price-books')).toEqual([]);
  });

  it('takes a catalogue of parts', async () => {
    const parts = await Promise.all(['A', 'B'].map((code) => field.as.admin.post<Part>('/parts', { code, name: code, unit: '只', priceFen: 100, categoryIds: [], active: true })));
    const book = await published(finance, { parts: parts.map(({ id }) => ({ partId: id, price: 250 })) });
    expect(book.parts).toEqual(parts.map(({ id }) => ({ partId: id, price: 250 })));
  });
});

describe('the price before anything is reported', () => {
  /** A Tuesday, ten in the morning in Shanghai. */
  const tuesday = '2026-11-24T02:00:00.000Z';
  const scanned = async (fields: Record<string, string | number> = {}) => {
    const query = new URLSearchParams({ stickerCode: field.device.sticker.code, at: tuesday, ...fields } as Record<string, string>);
    return (await api.http.get(`/api/v1/price-band?${query.toString()}`).expect(200)).body as PriceBand;
  };

  it('is not known while nothing is published for that day', async () => {
    await published(finance, { effectiveFrom: '2026-12-01' });
    expect((await scanned()).price).toBeNull();
    expect((await scanned({ at: '2026-12-01T00:00:00.000Z' })).price).not.toBeNull();
  });

  it('is nothing for a device in warranty, with the reason', async () => {
    await published(finance);
    const { warranty, price } = await scanned();
    expect(warranty).toMatchObject({ covered: true, ground: 'asset-date', until: '2099-12-31', contract: null, misuse: null });
    expect(price).toMatchObject({ callOut: 5000, labourFrom: 4000, labourTo: 12_000, totalFrom: 0, totalTo: 0, usual: null, taxRate: 600, effectiveFrom: '2026-01-01' });
  });

  it('knows distance, hour, weekend, holiday and urgency', async () => {
    await outOfWarranty(field);
    await published(finance, {
      callOut: {
        base: 5000, origin: north(6000), distance: [{ beyondMeters: 5000, fee: 1000 }, { beyondMeters: 10_000, fee: 3000 }],
        time: [{ kind: 'hours', from: '22:00', to: '07:00', fee: 4000 }, { kind: 'weekend', fee: 1500 }, { kind: 'holiday', fee: 6000 }], urgency: { normal: 0, urgent: 2000, emergency: 5000 },
      },
    });
    const parts = async (fields: Record<string, string>) => (await scanned(fields)).price?.callOutParts.map(({ kind, fee }) => `${kind} ${fee}`);
    expect(await parts({})).toEqual(['base 5000', 'distance 1000']);
    expect(await parts({ urgency: 'emergency', at: '2026-11-24T15:30:00.000Z' })).toEqual(['base 5000', 'distance 1000', 'hours 4000', 'urgency 5000']);
    expect(await parts({ at: '2026-11-21T02:00:00.000Z' })).toEqual(['base 5000', 'distance 1000', 'weekend 1500']);
    // 国庆节; and Saturday, 10 October 2026, which is worked in its place.
    expect(await parts({ at: '2026-10-01T02:00:00.000Z' })).toEqual(['base 5000', 'distance 1000', 'holiday 6000']);
    expect(await parts({ at: '2026-10-10T02:00:00.000Z' })).toEqual(['base 5000', 'distance 1000']);
    await field.as.admin.post('/business-calendars', {
      name: '本单位', timeZone: 'Asia/Shanghai', aroundTheClock: true, workingHours: [], publicHolidays: false, exceptions: [{ date: '2026-11-24', working: false }],
    });
    expect(await parts({})).toEqual(['base 5000', 'distance 1000', 'holiday 6000']);
    expect(await parts({ at: '2026-10-01T02:00:00.000Z' })).toEqual(['base 5000', 'distance 1000']);
    expect((await scanned({})).price).toMatchObject({ callOut: 12_000, totalFrom: 16_000, totalTo: 24_000 });
  });

  it('is closer when it is known what is wrong', async () => {
    await outOfWarranty(field);
    const [cold, leak] = field.device.category.problemTypes;
    const labour = { name: '查漏', categoryId: field.device.category.id, level: 2, unit: 'job', usualFrom: 100, usualTo: 100 } as const;
    await published(finance, { labour: [...priceBook().labour, { ...labour, code: 'LD', problemTypeIds: [leak?.id ?? 0], price: 30_000 }, { ...labour, code: 'ZL', problemTypeIds: [cold?.id ?? 0], price: 10_000, usualTo: 200 }] });
    expect((await scanned({ problemTypeId: leak?.id ?? 0 })).price).toMatchObject({ totalFrom: 35_000, totalTo: 35_000 });
    expect((await scanned({ problemTypeId: cold?.id ?? 0 })).price).toMatchObject({ totalFrom: 15_000, totalTo: 25_000 });
    expect((await scanned()).price).toMatchObject({ totalFrom: 15_000, totalTo: 35_000 });
  });

  it('takes off what the customer\'s contract says, without telling whose contract it is', async () => {
    const customer = await field.as.admin.post<{ id: number }>('/customers', { kind: 'company', name: '示例' });
    await outOfWarranty(field, { customerId: customer.id });
    await published(finance);
    await finance.post('/contracts', contract(customer.id, { includesLabour: false, discountPercent: 20 }));
    const { warranty, price } = await scanned();
    expect(warranty).toMatchObject({ covered: true, ground: 'contract', contract: null });
    expect(price).toMatchObject({ totalFrom: 3200, totalTo: 9600 });
  });

  it('says what is usual once five have agreed on a price', async () => {
    await outOfWarranty(field);
    await published(finance);
    const [problem] = field.device.category.problemTypes;
    const agreed = (total: number, index: number, fields: Partial<QuoteRow> = {}) => api.database.getRepository(QuoteRow).insert({
      organizationId: field.organizationId, ticketId: 4_000_000_000 - index - field.organizationId * 100, version: 1, round: 0, state: 'approved', offeredTicketId: null, approvedTicketId: null, categoryId: field.device.category.id, problemTypeId: problem?.id ?? null,
      customerId: null, lines: [] as never, subtotal: total, discount: 0, discountReason: null, total, taxRate: 600, tax: 0, note: null, warranty: {} as never, offeredAt: new Date(), offeredById: 1, validUntil: new Date(), decidedAt: new Date(),
      declineReason: null, declineNote: null, declinedOnSite: false, withdrawalReason: null, signatureKind: null, signerName: null, signerId: null, onCredit: false, dueOn: null, ...fields,
    });
    for (const [index, total] of [10_000, 20_000, 30_000, 40_000].entries()) await agreed(total, index);
    await agreed(999_999, 8, { state: 'declined' });
    await agreed(999_999, 9, { decidedAt: new Date(Date.now() - 400 * 86_400_000) });
    const usual = async () => (await scanned({ problemTypeId: problem?.id ?? 0 })).price?.usual;
    expect(await usual()).toBeNull();
    await agreed(50_000, 5);
    expect(await usual()).toEqual({ from: 20_000, to: 40_000, quotes: 5 });
    expect((await scanned()).price?.usual).toBeNull();
  });

  it('is asked of a sticker that is in use, and of things that there are', async () => {
    const refused = async (query: string) => (await api.http.get(`/api/v1/price-band?${query}`)).body as { code: string; errors?: { field: string }[] };
    expect(await refused('')).toMatchObject({ code: 'validation-failed', errors: [{ field: 'stickerCode', code: 'required' }] });
    expect(await refused('stickerCode=XXXX')).toMatchObject({ code: 'sticker-code-malformed' });
    const batch = await field.as.admin.post<StickerBatch>('/sticker-batches', { name: '备用', blank: 1 });
    const blank = (await field.as.admin.get<Page<StickerSummary>>(`/stickers?batchId=${batch.id}`)).items[0]?.code ?? '';
    expect(await refused(`stickerCode=${blank}`)).toMatchObject({ code: 'sticker-not-bound' });
    const other = await createField(api);
    expect(await refused(`stickerCode=${field.device.sticker.code}&problemTypeId=${other.device.category.problemTypes[0]?.id ?? 0}`)).toMatchObject({ code: 'not-found' });
  });

  it('is asked without a sticker by those who report from the app', async () => {
    await published(finance);
    const mine = (query: string) => field.as.tenant.get<PriceBand>(`/my/price-band?${query}`);
    expect(await mine(`assetId=${field.device.asset.id}`)).toMatchObject({ warranty: { ground: 'asset-date' }, price: { totalTo: 0 } });
    expect(await mine(`locationId=${field.device.location.id}&categoryId=${field.device.category.id}`)).toMatchObject({ warranty: { covered: false, ground: 'no-asset' }, price: { totalFrom: 9000, totalTo: 17_000 } });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['requester']));
    for (const query of [`assetId=${field.device.asset.id}`, `locationId=${field.device.location.id}`, `stickerCode=${field.device.sticker.code}`]) {
      expect(await stranger.refusal('get', `/my/price-band?${query}`)).toMatchObject({ status: 404, code: 'not-found' });
    }
  });
});

describe('a trial of prices', () => {
  it('answers as the scan page will, from a draft that nobody is shown yet', async () => {
    await outOfWarranty(field);
    const draft = await finance.post<PriceBook>('/price-books', priceBook({
      effectiveFrom: '2098-01-01', callOut: { ...priceBook().callOut, base: 7000, origin: north(6000), distance: [{ beyondMeters: 5000, fee: 1000 }, { beyondMeters: 10_000, fee: 3000 }], time: [{ kind: 'hours', from: '22:00', to: '07:00', fee: 4000 }] },
    }));
    const tried = (query: string) => finance.get<PriceTrial>(`/price-books/${draft.id}/trial?${query}`);
    const device = `assetId=${field.device.asset.id}&at=2098-01-07T02:00:00.000Z`;
    const trial = await tried(device);
    expect(trial.price).toMatchObject({ callOut: 8000, callOutParts: [{ kind: 'base', fee: 7000 }, { kind: 'distance', fee: 1000 }], totalFrom: 12_000, totalTo: 20_000, effectiveFrom: '2098-01-01' });
    expect(trial.labour.map(({ code }) => code)).toEqual(['JX']);
    expect((await tried(`${device}&distanceMeters=20000`)).price?.callOutParts).toContainEqual({ kind: 'distance', fee: 3000 });
    expect((await tried(`categoryId=${field.device.category.id}&at=2098-01-07T15:00:00.000Z`)).price?.callOutParts).toEqual([{ kind: 'base', fee: 7000 }, { kind: 'hours', fee: 4000 }]);
    await finance.post(`/price-books/${draft.id}/publish`);
    const { labour: _labour, ...band } = trial;
    expect(await field.as.tenant.get<PriceBand>(`/my/price-band?${device}`)).toEqual({ ...band, warranty: { ...band.warranty, decidedAt: expect.any(String) } });
    expect(await field.as.tenant.refusal('get', `/price-books/${draft.id}/trial`)).toMatchObject({ status: 403 });
  });
});

describe('the money settings', () => {
  it('begin with defaults and are saved by finance', async () => {
    const settings = await finance.get<MoneySettings>('/money-settings');
    expect(settings).toEqual({ quoteValidDays: 7, discountLimits: { engineer: 5, agent: 10, finance: 10, manager: 30, admin: 100 }, refundApprovalAbove: 50_000, paymentMinutes: 60, surplusPayments: 'ask', statementDay: 1, version: 0 });
    const saved = await finance.put<MoneySettings>('/money-settings', { ...settings, quoteValidDays: 3, discountLimits: { ...settings.discountLimits, engineer: 0 } });
    expect(saved).toMatchObject({ quoteValidDays: 3, discountLimits: { engineer: 0, agent: 10 }, version: 1 });
    expect(await finance.get('/money-settings')).toEqual(saved);
    expect(await finance.refusal('put', '/money-settings', settings)).toMatchObject({ code: 'version-conflict', context: { version: 1 } });
    expect(await finance.refusal('put', '/money-settings', { ...saved, statementDay: 29, paymentMinutes: 4 })).toMatchObject({ code: 'validation-failed' });
    expect(await field.as.manager.refusal('put', '/money-settings', saved)).toMatchObject({ status: 403 });
  });
});
