import { describe, expect, it } from '@jest/globals';
import type { QuoteMaterial } from '@scanfix/shared-types';
import { draftOf, quoteRequestOf, withLine } from './quote-draft';

const material: QuoteMaterial = {
  callOut: { fee: 3000, parts: [] }, labour: [], parts: [{ partId: 7, code: 'KT-1001', name: '电容', unit: '只', price: 4800, used: 2 }, { partId: 8, code: 'KT-1002', name: '传感器', unit: '只', price: 3500, used: 0 }],
  warranty: { covered: false, ground: 'asset-date-passed', until: null, contract: null, part: null, misuse: null, decidedAt: '2026-11-22T08:00:00.000Z' }, discountLimitPercent: 10, latest: null,
};

describe('a quote that is being written', () => {
  it('begins with the call-out and the parts that were used', () => {
    expect(draftOf(material).lines).toEqual([{ kind: 'call-out' }, { kind: 'part', partId: 7, quantity: 200 }]);
    expect(draftOf({ ...material, callOut: null }).lines).toEqual([{ kind: 'part', partId: 7, quantity: 200 }]);
  });

  it('counts up what is added twice, and takes one call-out', () => {
    const once = withLine(withLine([], { kind: 'call-out' }), { kind: 'labour', labourCode: 'KT-11', quantity: 100 });
    expect(withLine(withLine(once, { kind: 'call-out' }), { kind: 'labour', labourCode: 'KT-11', quantity: 50 })).toEqual([{ kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-11', quantity: 150 }]);
  });

  it('keeps two free lines apart though they say the same', () => {
    const free = { kind: 'other', name: '除锈', quantity: 100, unitPrice: 100 } as const;
    expect(withLine([free], free)).toHaveLength(2);
  });

  it('is not sent with nothing in it, without a name or without a quantity', () => {
    const draft = { lines: [], discount: 0, discountReason: '', note: '' };
    expect(quoteRequestOf(draft, 0)).toBeNull();
    expect(quoteRequestOf({ ...draft, lines: [{ kind: 'other', name: ' ', quantity: 100, unitPrice: 1 }] }, 0)).toBeNull();
    expect(quoteRequestOf({ ...draft, lines: [{ kind: 'part', partId: 7, quantity: 0 }] }, 0)).toBeNull();
    expect(quoteRequestOf({ ...draft, lines: [{ kind: 'call-out' }], discount: 500, discountReason: ' 老客户 ' }, 3)).toEqual({ lines: [{ kind: 'call-out' }], baseVersion: 3, discount: 500, discountReason: '老客户' });
  });
});
