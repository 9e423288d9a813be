import type { QuoteLineRequest, QuoteMaterial } from '@scanfix/shared-types';
import { counted, freshQuote, namedLine, offerOf, stepOf, withLine } from './quote-draft';

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

describe('a quote that is begun', () => {
  it('has the call-out and the parts that were used', () => {
    expect(freshQuote(material).lines).toEqual([{ kind: 'call-out' }, { kind: 'part', partId: 1, quantity: 200 }]);
    expect(freshQuote({ ...material, callOut: null }).lines).toEqual([{ kind: 'part', partId: 1, quantity: 200 }]);
  });

  it('goes on from the last version, line by line', () => {
    const shared = { labourCode: null, partId: null, quantity: 100, unit: '次', unitPrice: 5_000, amount: 5_000, free: false, covered: false, note: null };
    const latest: QuoteMaterial['latest'] = {
      id: 1, ticketId: 1, version: 3, state: 'declined', subtotal: 0, discount: 1_250, discountReason: '老客户', total: 0, taxRate: 600, tax: 0, note: '质保一年', warranty: material.warranty,
      offeredAt: '', offeredBy: '', validUntil: '', decidedAt: null, declineReason: null, declineNote: null, signature: null, onCredit: false, dueOn: null,
      lines: [
        { ...shared, kind: 'call-out', name: '上门费' }, { ...shared, kind: 'labour', name: '检修工时', labourCode: 'AC-H', quantity: 150, note: '含试机' },
        { ...shared, kind: 'part', name: '启动电容', partId: 1 }, { ...shared, kind: 'other', name: '绳索', free: true },
      ],
    };
    expect(freshQuote({ ...material, latest })).toEqual({
      lines: [{ kind: 'call-out' }, { ...hours, note: '含试机' }, { kind: 'part', partId: 1, quantity: 100 }, { kind: 'other', name: '绳索', unit: '次', quantity: 100, unitPrice: 5_000 }],
      discount: '12.50', discountReason: '老客户', note: '质保一年',
    });
  });
});

describe('its lines', () => {
  it('are one for each price: the same again is more of it', () => {
    expect(withLine([job], job)).toEqual([{ ...job, quantity: 200 }]);
    expect(withLine([{ kind: 'call-out' }], { kind: 'call-out' })).toEqual([{ kind: 'call-out' }]);
    expect(withLine([job], hours)).toEqual([job, hours]);
    const rope: QuoteLineRequest = { kind: 'other', name: '绳索', quantity: 100, unitPrice: 5_000 };
    expect(withLine([rope], { ...rope, unitPrice: 6_000 })).toHaveLength(2);
  });

  it('are counted by ones, hours by halves, and go when nothing is left', () => {
    expect(stepOf(hours, material)).toBe(50);
    expect(stepOf(job, material)).toBe(100);
    expect(counted([job, hours], 1, 50)).toEqual([job, { ...hours, quantity: 200 }]);
    expect(counted([job, hours], 0, -100)).toEqual([hours]);
    expect(counted([{ kind: 'call-out' }], 0, -100)).toEqual([]);
    expect(counted([{ ...job, quantity: 99_900 }], 0, 100)).toEqual([{ ...job, quantity: 99_900 }]);
  });

  it('are called as the price book calls them', () => {
    expect(namedLine(hours, material, '上门费')).toEqual({ name: '检修工时', unit: 'hour', unitPrice: 12_000, quantity: 150 });
    expect(namedLine({ kind: 'call-out' }, material, '上门费')).toMatchObject({ name: '上门费', unitPrice: 5_000 });
    expect(namedLine({ kind: 'part', partId: 9, quantity: 100 }, material, '上门费')).toBeNull();
  });
});

describe('the offer', () => {
  const draft = { lines: [job], discount: '', discountReason: '老客户', note: ' ' };
  it('says nothing that was not said', () => {
    expect(offerOf(draft, 0)).toEqual({ lines: [job], baseVersion: 0 });
  });

  it('takes off what was typed, with its reason', () => {
    expect(offerOf({ ...draft, discount: '12.5', note: '质保一年' }, 2)).toEqual({ lines: [job], baseVersion: 2, discount: 1_250, discountReason: '老客户', note: '质保一年' });
  });

  it('takes nothing off where zero was typed, and leaves it to the contract where nothing was', () => {
    expect(offerOf({ ...draft, discount: '0' }, 0)).toEqual({ lines: [job], baseVersion: 0, discount: 0 });
  });

  it('is not made while the discount is no sum', () => {
    expect(offerOf({ ...draft, discount: '12.' }, 0)).toBeNull();
  });
});
