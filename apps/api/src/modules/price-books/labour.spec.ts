import { describe, expect, it } from '@jest/globals';
import type { LabourPrice } from '@scanfix/shared-types';
import { labourFor, usualLabour } from './labour.js';

const labour = (code: string, fields: Partial<LabourPrice>): LabourPrice => ({
  code, name: code, categoryId: null, problemTypeIds: [], level: 2, unit: 'job', price: 10_000, usualFrom: 100, usualTo: 100, ...fields,
});
const anything = labour('anything', { unit: 'hour', price: 8000, usualFrom: 50, usualTo: 200 });
const cooling = labour('cooling', { categoryId: 1, price: 12_000 });
const leak = labour('leak', { categoryId: 1, problemTypeIds: [11], price: 20_000, usualTo: 150 });
const lift = labour('lift', { categoryId: 2, price: 50_000 });
const book = [anything, cooling, leak, lift];

describe('labour', () => {
  it('offers what fits the device, the closest first', () => {
    expect(labourFor(book, { categoryId: 1, problemTypeId: 11 }).map(({ code }) => code)).toEqual(['leak', 'cooling', 'anything']);
    expect(labourFor(book, { categoryId: null, problemTypeId: null }).map(({ code }) => code)).toEqual(['anything']);
  });

  it('usually costs what the closest price says', () => {
    expect(usualLabour(book, { categoryId: 1, problemTypeId: 11 })).toEqual({ from: 20_000, to: 30_000 });
    expect(usualLabour(book, { categoryId: 1, problemTypeId: 12 })).toEqual({ from: 12_000, to: 12_000 });
    expect(usualLabour(book, { categoryId: 3, problemTypeId: 31 })).toEqual({ from: 4000, to: 16_000 });
  });

  it('spans all prices of the category while nobody has said what is wrong', () => {
    expect(usualLabour(book, { categoryId: 1, problemTypeId: null })).toEqual({ from: 12_000, to: 30_000 });
  });

  it('costs nothing that could be said where no price fits', () => {
    expect(usualLabour([lift], { categoryId: 1, problemTypeId: null })).toEqual({ from: 0, to: 0 });
  });
});
