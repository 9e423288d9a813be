import { describe, expect, it } from '@jest/globals';
import { discountFault, quantityStep, quoteDraftOf, quoteOfferOf, reckonedQuoteLine, withMoreOf, withQuoteLine, type QuoteDraft } from './quote-draft.js';
import { quoteUnitOf, type Quote, type QuoteLine, type QuoteLineRequest, type QuoteMaterial } from './quotes.js';

const material: QuoteMaterial = {
  callOut: { fee: 5_000, parts: [{ kind: 'base', fee: 5_000 }] },
  labour: [
    { code: 'AC-1', name: '更换压缩机', categoryId: 1, problemTypeIds: [], level: 2, unit: 'job', price: 20_000, usualFrom: 100, usualTo: 100 },
    { code: 'AC-H', name: '检修工时', categoryId: 1, problemTypeIds: [], level: 2, unit: 'hour', price: 12_000, usualFrom: 100, usualTo: 200 },
  ],
  parts: [{ partId: 1, code: 'CAP', name: '启动电容', unit: '只', price: 3_800, used: 2 }, { partId: 2, code: 'PCB', name: '通讯板', unit: '块', price: 68_000, used: 0 }],
  warranty: { covered: false, ground: 'asset-date-passed', until: '2024-05-31', contract: null, part: null, misuse: null, decidedAt: '2026-03-02T00:00:00.000Z' },
  discountLimitPercent: 10, latest: null,
};
const job: QuoteLineRequest = { kind: 'labour', labourCode: 'AC-1', quantity: 100 };
const hours: QuoteLineRequest = { kind: 'labour', labourCode: 'AC-H', quantity: 150 };
const rope: QuoteLineRequest = { kind: 'other', name: '绳索', quantity: 100, unitPrice: 5_000 };

const line = (fields: Partial<QuoteLine>): QuoteLine => ({ kind: 'call-out', name: '上门费', labourCode: null, partId: null, quantity: 100, unit: '次', unitPrice: 5_000, amount: 5_000, free: false, covered: false, note: null, ...fields });
const version = (fields: Partial<Quote>): Quote => ({
  id: 1, ticketId: 1, version: 3, state: 'declined', lines: [line({})], subtotal: 5_000, discount: 0, discountReason: null, total: 5_000, taxRate: 600, tax: 0, note: null, warranty: material.warranty,
  offeredAt: '', offeredBy: '', validUntil: '', decidedAt: null, declineReason: null, declineNote: null, declinedOnSite: false, signature: null, onCredit: false, dueOn: null, ...fields,
});
const after = (fields: Partial<Quote>): QuoteMaterial => ({ ...material, latest: version(fields) });

describe('a quote that is begun', () => {
  it('has the call-out and the parts that were used', () => {
    expect(quoteDraftOf(material)).toEqual({ lines: [{ kind: 'call-out' }, { kind: 'part', partId: 1, quantity: 200 }], discount: '', discountReason: '', note: '' });
    expect(quoteDraftOf({ ...material, callOut: null }).lines).toEqual([{ kind: 'part', partId: 1, quantity: 200 }]);
  });

  it('goes on from the last version, line by line', () => {
    const lines = [
      line({}), line({ kind: 'labour', name: '检修工时', labourCode: 'AC-H', quantity: 150, note: '含试机' }), line({ kind: 'part', name: '启动电容', partId: 1 }), line({ kind: 'other', name: '绳索', free: true }),
    ];
    expect(quoteDraftOf(after({ lines, discount: 1_250, discountReason: '老客户', note: '质保一年' }))).toEqual({
      lines: [{ kind: 'call-out' }, { ...hours, note: '含试机' }, { kind: 'part', partId: 1, quantity: 100 }, { kind: 'other', name: '绳索', unit: '次', quantity: 100, unitPrice: 5_000 }],
      discount: '12.50', discountReason: '老客户', note: '质保一年',
    });
  });

  it('leaves to the server who pays for a line, whatever the last version said', () => {
    const lines = [line({ covered: true }), line({ kind: 'labour', labourCode: 'AC-1', covered: true }), line({ kind: 'part', partId: 1, covered: false })];
    expect(quoteDraftOf(after({ lines })).lines.filter((request) => 'covered' in request)).toEqual([]);
  });

  it('leaves the contract\'s own discount to the contract, and keeps what somebody typed', () => {
    const contract = { id: 1, number: 'WB-1', visitsLeft: 0, labour: true, parts: false, until: '2026-12-31' };
    const warranty = { ...material.warranty, ground: 'contract-exhausted' as const, contract };
    expect(quoteDraftOf(after({ warranty, discount: 750, discountReason: 'WB-1' }))).toMatchObject({ discount: '', discountReason: '' });
    expect(quoteDraftOf(after({ warranty, discount: 750, discountReason: '等了三天' }))).toMatchObject({ discount: '7.50', discountReason: '等了三天' });
    expect(quoteDraftOf(after({}))).toMatchObject({ discount: '', discountReason: '' });
  });
});

describe('its lines', () => {
  it('are one for each price of the book: the same again is more of it', () => {
    expect(withQuoteLine([job], { ...job, quantity: 50 })).toEqual([{ ...job, quantity: 150 }]);
    expect(withQuoteLine([{ kind: 'call-out' }], { kind: 'call-out' })).toEqual([{ kind: 'call-out' }]);
    expect(withQuoteLine([job], hours)).toEqual([job, hours]);
    expect(withQuoteLine([{ kind: 'part', partId: 1, quantity: 999_900 }], { kind: 'part', partId: 1, quantity: 100 })).toEqual([{ kind: 'part', partId: 1, quantity: 999_900 }]);
  });

  it('stay apart where they are free, though they say the same', () => {
    expect(withQuoteLine([rope], rope)).toEqual([rope, rope]);
  });

  it('are counted by ones, hours by halves, and go when nothing is left', () => {
    expect([hours, job, rope].map((each) => quantityStep(each, material))).toEqual([50, 100, 100]);
    expect(withMoreOf([job, hours], 1, 50)).toEqual([job, { ...hours, quantity: 200 }]);
    expect(withMoreOf([job, hours], 0, -100)).toEqual([hours]);
    expect(withMoreOf([{ kind: 'call-out' }], 0, -100)).toEqual([]);
    expect(withMoreOf([{ ...job, quantity: 999_900 }], 0, 100)).toEqual([{ ...job, quantity: 999_900 }]);
  });
});

describe('a line on the screen', () => {
  it('is reckoned by the price book until the server has counted it', () => {
    expect(reckonedQuoteLine(hours, material, null)).toEqual({ name: '检修工时', unit: 'hour', unitPrice: 12_000, quantity: 150, amount: 18_000, covered: false });
    expect(reckonedQuoteLine({ kind: 'call-out' }, material, null)).toMatchObject({ name: '', unitPrice: 5_000, amount: 5_000 });
    expect(reckonedQuoteLine(rope, material, null)).toMatchObject({ name: '绳索', unit: '项', amount: 5_000 });
  });

  it('is as the server counted it, also while more of it is asked for', () => {
    const ofServer = line({ kind: 'labour', name: '检修工时', labourCode: 'AC-H', unit: '小时', unitPrice: 13_000, quantity: 100, covered: true });
    expect(reckonedQuoteLine(hours, material, ofServer)).toEqual({ name: '检修工时', unit: '小时', unitPrice: 13_000, quantity: 150, amount: 19_500, covered: true });
  });

  it('is not another one that stood in its place when the server counted', () => {
    expect(reckonedQuoteLine(job, material, line({ covered: true }))).toMatchObject({ name: '更换压缩机', amount: 20_000, covered: false });
  });

  it('is called as the last version called it where the book has it no more', () => {
    const gone = after({ lines: [line({ kind: 'part', name: '旧滤网', partId: 9, unit: '张', unitPrice: 1_200 })] });
    expect(reckonedQuoteLine({ kind: 'part', partId: 9, quantity: 200 }, gone, null)).toMatchObject({ name: '旧滤网', unit: '张', amount: 2_400 });
    expect(reckonedQuoteLine({ kind: 'part', partId: 8, quantity: 200 }, gone, null)).toMatchObject({ name: '', amount: 0 });
  });

  it('has a unit with a key, or one of its own', () => {
    expect(['hour', '小时', '次', 'item', '只'].map(quoteUnitOf)).toEqual(['hour', 'hour', 'job', 'item', null]);
  });
});

describe('the offer', () => {
  const draft: QuoteDraft = { lines: [job], discount: '', discountReason: '老客户', note: ' ' };

  it('says nothing that was not said', () => {
    expect(quoteOfferOf(draft, material)).toEqual({ lines: [job], baseVersion: 0 });
  });

  it('takes off what was typed, with its reason', () => {
    expect(quoteOfferOf({ ...draft, discount: '12.5', discountReason: ' 老客户 ', note: '质保一年' }, after({}))).toEqual({ lines: [job], baseVersion: 3, discount: 1_250, discountReason: '老客户', note: '质保一年' });
  });

  it('takes nothing off where zero was typed, and leaves it to the contract where nothing was', () => {
    expect(quoteOfferOf({ ...draft, discount: '0' }, material)).toEqual({ lines: [job], baseVersion: 0, discount: 0 });
  });

  it('is not made with nothing in it, without a name, a quantity, or a sum that is one', () => {
    const wrong: Partial<QuoteDraft>[] = [{ lines: [] }, { lines: [job, { ...rope, name: ' ' }] }, { lines: [{ kind: 'part', partId: 1, quantity: 0 }] }, { discount: '12.' }];
    expect(wrong.map((fields) => quoteOfferOf({ ...draft, ...fields }, material))).toEqual([null, null, null, null]);
  });

  it('says what is wrong with its discount', () => {
    const fault = (discount: string, discountReason: string, highest: number | null) => discountFault({ discount, discountReason }, highest);
    expect([fault('', '', 0), fault('0', '', 0), fault('5', '老客户', 500), fault('5', '老客户', null)]).toEqual([null, null, null, null]);
    expect([fault('1e3', '老客户', 500), fault('5.01', '老客户', 500), fault('5', ' ', 500)]).toEqual(['no-sum', 'too-high', 'no-reason']);
  });
});
