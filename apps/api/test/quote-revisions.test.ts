import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { quoteDraftOf, quoteOfferOf, type OfferQuoteRequest, type QuoteDraft, type QuoteMaterial, type QuotePreview, type TicketMoney } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { claimOf, job, onSite, upload } from './support/field.js';
import { createMarket, newest, offer, outOfWarranty, underContract, type Market } from './support/prices.js';

let api: RunningApi;
let market: Market;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { market = await createMarket(api); });

/** A ticket in work, as both editors reach it. */
const working = async () => {
  const { ticket, visitId } = await job(market);
  await onSite(market, visitId);
  return { visitId, desk: `/tickets/${ticket.id}`, phone: `/jobs/${visitId}` };
};
const misuse = async (visitId: number) => market.as.engineer.post(`/jobs/${visitId}/misuse`, { note: '有人撬过面板', photos: [claimOf(await upload(market, market.people.engineer))] });
/** What an editor sends that begins with the newest version. */
const revised = (material: QuoteMaterial, changes: (draft: QuoteDraft) => Partial<QuoteDraft> = () => ({})): OfferQuoteRequest => {
  const draft = quoteDraftOf(material);
  const body = quoteOfferOf({ ...draft, ...changes(draft) }, material);
  if (!body) throw new Error('nothing to send');
  return body;
};
const rope = { kind: 'other', name: '高空绳索', quantity: 100, unitPrice: 7000 } as const;

describe('a quote that goes on from its last version', () => {
  it('is charged once the engineer found misuse, although the version before was covered', async () => {
    await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
    const { visitId, desk, phone } = await working();
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, offer()))).toMatchObject({ total: 0, lines: [{ covered: true }, { covered: true }] });
    await misuse(visitId);
    const body = revised(await market.as.agent.get<QuoteMaterial>(`${desk}/quote-material`));
    expect(await market.as.agent.post<QuotePreview>(`${desk}/quotes/preview`, body)).toMatchObject({ total: 13_000, warranty: { ground: 'misuse' } });
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, body))).toMatchObject({ version: 2, total: 13_000, lines: [{ covered: false }, { covered: false }] });
    const again = revised(await market.as.engineer.get<QuoteMaterial>(`${phone}/quote-material`));
    expect(newest(await market.as.engineer.post<TicketMoney>(`${phone}/quotes`, again))).toMatchObject({ version: 3, total: 13_000 });
  });

  it('has the contract\'s discount of its new sum, which is nobody\'s own', async () => {
    const { number } = await underContract(market, { includedVisits: 0, discountPercent: 15 });
    const { desk, phone } = await working();
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, offer()))).toMatchObject({ discount: 1950, discountReason: number });
    const body = revised(await market.as.agent.get<QuoteMaterial>(`${desk}/quote-material`), ({ lines }) => ({ lines: [...lines, rope] }));
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, body))).toMatchObject({ subtotal: 20_000, discount: 3000, discountReason: number, total: 17_000 });
    const smaller = revised(await market.as.engineer.get<QuoteMaterial>(`${phone}/quote-material`), () => ({ lines: [{ kind: 'call-out' }] }));
    expect(newest(await market.as.engineer.post<TicketMoney>(`${phone}/quotes`, smaller))).toMatchObject({ subtotal: 5000, discount: 750, discountReason: number, total: 4250 });
  });

  it('loses the contract\'s discount with the contract', async () => {
    await underContract(market, { includesLabour: false, discountPercent: 50 });
    const { visitId, desk } = await working();
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, offer()))).toMatchObject({ warranty: { ground: 'contract' }, subtotal: 8000, discount: 4000 });
    await misuse(visitId);
    const body = revised(await market.as.agent.get<QuoteMaterial>(`${desk}/quote-material`));
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, body))).toMatchObject({ warranty: { ground: 'misuse' }, subtotal: 13_000, discount: 0, discountReason: null, total: 13_000 });
  });

  it('keeps the discount that somebody gave, with its reason', async () => {
    const { desk } = await working();
    await market.as.agent.post(`${desk}/quotes`, offer({ discount: 1000, discountReason: '等了三天' }));
    const body = revised(await market.as.agent.get<QuoteMaterial>(`${desk}/quote-material`), ({ lines }) => ({ lines: [...lines, rope] }));
    expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, body))).toMatchObject({ subtotal: 20_000, discount: 1000, discountReason: '等了三天' });
  });
});

it('nobody offers another sum than the one they saw', async () => {
  await outOfWarranty(market, { warrantyUntil: '2099-12-31' });
  const { visitId, desk } = await working();
  const { total } = await market.as.agent.post<QuotePreview>(`${desk}/quotes/preview`, offer());
  await misuse(visitId);
  expect(await market.as.agent.refusal('post', `${desk}/quotes`, offer({ total }))).toMatchObject({ status: 409, code: 'version-conflict', context: { version: 0 } });
  expect(newest(await market.as.agent.post<TicketMoney>(`${desk}/quotes`, offer({ total: 13_000 })))).toMatchObject({ version: 1, total: 13_000 });
});
