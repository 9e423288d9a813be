import { describe, expect, it } from '@jest/globals';
import { coverageOf } from './warranty.coverage.js';
import { decidedByReport, warrantyOf, type WarrantyFacts } from './warranty.rules.js';

const passed = { status: 'out-of-warranty', reason: 'asset-date-passed', until: '2025-01-31' } as const;
const running = { status: 'in-warranty', reason: 'model-term', until: '2027-01-31' } as const;
const contract = { id: 1, number: 'WB-1', visitsLeft: 2, labour: true, parts: false, until: '2026-12-31' };
const part = { partId: 7, name: '压缩机', installedOn: '2026-05-01', until: '2027-05-01' };
const facts = (fields: Partial<WarrantyFacts>): WarrantyFacts => ({ misuse: false, rework: false, device: passed, contract: null, parts: [], ...fields });
const groundOf = (fields: Partial<WarrantyFacts>) => {
  const { covered, ground, until } = warrantyOf(facts(fields));
  return [covered, ground, until];
};

describe('who pays', () => {
  it('is the requester when nothing speaks for them', () => {
    expect(groundOf({})).toEqual([false, 'asset-date-passed', '2025-01-31']);
    expect(groundOf({ device: { status: 'unknown', reason: 'no-date', until: null } })).toEqual([false, 'no-date', null]);
    expect(groundOf({ device: null, contract, parts: [part] })).toEqual([false, 'no-asset', null]);
  });

  it('is asked of the device first, then of the contract, then of the parts', () => {
    expect(groundOf({ device: running, contract, parts: [part] })).toEqual([true, 'model-term', '2027-01-31']);
    expect(groundOf({ contract, parts: [part] })).toEqual([true, 'contract', '2026-12-31']);
    expect(groundOf({ parts: [part] })).toEqual([true, 'part-warranty', '2027-05-01']);
  });

  it('goes on to the parts when the contract\'s visits are used up, and says so where there are none', () => {
    const exhausted = { ...contract, visitsLeft: 0 };
    expect(groundOf({ contract: exhausted, parts: [part] })).toEqual([true, 'part-warranty', '2027-05-01']);
    expect(groundOf({ contract: exhausted })).toEqual([false, 'contract-exhausted', '2026-12-31']);
    expect(groundOf({ contract: { ...contract, visitsLeft: null } })[1]).toBe('contract');
  });

  it('names the part whose warranty lasts longest', () => {
    const other = { ...part, partId: 8, until: '2028-01-01' };
    expect(warrantyOf(facts({ parts: [part, other] })).part).toEqual({ partId: 8, name: '压缩机', installedOn: '2026-05-01' });
  });

  it('is nobody else than the requester who misused it, and nobody but us where our repair did not hold', () => {
    expect(groundOf({ misuse: true, device: running, rework: true })).toEqual([false, 'misuse', null]);
    expect(groundOf({ rework: true })).toEqual([true, 'rework-guarantee', null]);
  });
});

describe('what is carried', () => {
  const carried = (fields: Partial<WarrantyFacts>) => {
    const { callOut, labour, part: carries } = coverageOf(warrantyOf(facts(fields)));
    return [callOut, labour, carries(7), carries(8)];
  };

  it('is everything under the device\'s warranty and our guarantee', () => {
    expect(carried({ device: running })).toEqual([true, true, true, true]);
    expect(carried({ rework: true })).toEqual([true, true, true, true]);
  });

  it('is what the contract includes', () => {
    expect(carried({ contract })).toEqual([true, true, false, false]);
    expect(carried({ contract: { ...contract, labour: false, parts: true } })).toEqual([true, false, true, true]);
  });

  it('is the part, with the way and the work', () => {
    expect(carried({ parts: [part] })).toEqual([true, true, true, false]);
  });

  it('is nothing where the requester pays', () => {
    for (const fields of [{}, { misuse: true }, { contract: { ...contract, visitsLeft: 0 } }, { device: null }]) expect(carried(fields)).toEqual([false, false, false, false]);
  });
});

describe('the first report', () => {
  it('decides where the device is under warranty, and where there is none', () => {
    expect(decidedByReport({ assetId: 7, warranty: { status: 'in-warranty', reason: 'asset-date', until: '2030-01-01' } })).toMatchObject({ covered: true, ground: 'asset-date', until: '2030-01-01' });
    expect(decidedByReport({ assetId: null, warranty: null })).toMatchObject({ covered: false, ground: 'no-asset' });
  });

  it('leaves the others to contracts and parts', () => {
    expect(decidedByReport({ assetId: 7, warranty: { status: 'out-of-warranty', reason: 'asset-date', until: '2020-01-01' } })).toBeNull();
    expect(decidedByReport({ assetId: 7, warranty: null })).toBeNull();
  });
});
