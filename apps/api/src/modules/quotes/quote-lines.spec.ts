import { describe, expect, it } from '@jest/globals';
import type { QuoteLineRequest } from '@scanfix/shared-types';
import { linesOf, type LineSources } from './quote-lines.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const labour = { code: 'KT-01', name: '检修', categoryId: null, problemTypeIds: [], level: 2, unit: 'hour', price: 8000, usualFrom: 100, usualTo: 100 } as const;
const nothing = { callOut: false, labour: false, part: () => false };
const sources: LineSources = { callOut: 5000, labour: [{ ...labour, problemTypeIds: [] }], parts: new Map([[7, { name: '电容', unit: '只', price: 4800 }]]), coverage: nothing };
const refusalOf = (requests: QuoteLineRequest[], with_: Partial<LineSources> = {}) => {
  try {
    linesOf(requests, { ...sources, ...with_ });
    return null;
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.errors?.[0]?.field] : error;
  }
};

describe('lines', () => {
  it('take name and price from the book; only a free line brings its own', () => {
    expect(linesOf([
      { kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-01', quantity: 150 }, { kind: 'part', partId: 7, quantity: 200, note: '两只' }, { kind: 'other', name: '吊装', quantity: 100, unitPrice: 30_000 },
    ], sources).map(({ name, quantity, unit, unitPrice, amount, free, covered, note }) => [name, quantity, unit, unitPrice, amount, free, covered, note])).toEqual([
      ['上门费', 100, '次', 5000, 5000, false, false, null], ['检修', 150, '小时', 8000, 12_000, false, false, null], ['电容', 200, '只', 4800, 9600, false, false, '两只'], ['吊装', 100, '项', 30_000, 30_000, true, false, null],
    ]);
  });

  it('are covered where the warranty says so, unless the engineer takes one out', () => {
    const coverage = { callOut: true, labour: true, part: (id: number) => id === 8 };
    const [callOut, work, part, other] = linesOf([
      { kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-01', quantity: 100, covered: false }, { kind: 'part', partId: 7, quantity: 100 }, { kind: 'other', name: '吊装', quantity: 100, unitPrice: 1 },
    ], { ...sources, coverage });
    expect([callOut, work, part, other].map((line) => line?.covered)).toEqual([true, false, false, false]);
  });

  it('are not covered because somebody says so', () => {
    expect(refusalOf([{ kind: 'call-out', covered: true }])).toEqual(['validation-failed', 'lines.0.covered']);
  });

  it('are refused where the book does not know them, where there are none, and where somebody comes twice', () => {
    expect(refusalOf([])).toEqual(['quote-empty', undefined]);
    expect(refusalOf([{ kind: 'call-out' }, { kind: 'labour', labourCode: 'XX', quantity: 100 }])).toEqual(['quote-line-unknown', 'lines.1.labourCode']);
    expect(refusalOf([{ kind: 'part', partId: 9, quantity: 100 }])).toEqual(['quote-line-unknown', 'lines.0.partId']);
    expect(refusalOf([{ kind: 'call-out' }], { callOut: null })).toEqual(['quote-line-unknown', 'lines.0.kind']);
    expect(refusalOf([{ kind: 'call-out' }, { kind: 'call-out' }])).toEqual(['validation-failed', 'lines.1.kind']);
  });
});
