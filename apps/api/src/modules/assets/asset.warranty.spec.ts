import { expect, it } from '@jest/globals';
import { warrantyOf, type WarrantyFacts } from './asset.warranty.js';

const facts = (given: Partial<WarrantyFacts>): WarrantyFacts => ({ warrantyUntil: null, installedOn: null, warrantyMonths: null, ...given });

it('counts the last day as in warranty', () => {
  expect(warrantyOf(facts({ warrantyUntil: '2026-11-22' }), '2026-11-22')).toEqual({ status: 'in-warranty', reason: 'asset-date', until: '2026-11-22' });
});

it('is out of warranty the day after', () => {
  expect(warrantyOf(facts({ warrantyUntil: '2026-11-22' }), '2026-11-23')).toEqual({ status: 'out-of-warranty', reason: 'asset-date-passed', until: '2026-11-22' });
});

it('lets the asset\'s own date decide against the model\'s term', () => {
  expect(warrantyOf(facts({ warrantyUntil: '2026-01-01', installedOn: '2026-01-01', warrantyMonths: 24 }), '2026-06-01')).toMatchObject({ reason: 'asset-date-passed' });
});

it('counts the model\'s months from the installation', () => {
  const given = facts({ installedOn: '2026-08-31', warrantyMonths: 6 });
  expect(warrantyOf(given, '2027-02-28')).toEqual({ status: 'in-warranty', reason: 'model-term', until: '2027-02-28' });
  expect(warrantyOf(given, '2027-03-01')).toEqual({ status: 'out-of-warranty', reason: 'model-term-passed', until: '2027-02-28' });
});

it.each([facts({}), facts({ installedOn: '2026-01-01' }), facts({ warrantyMonths: 12 })])('does not know without a date: %j', (given) => {
  expect(warrantyOf(given, '2026-11-22')).toEqual({ status: 'unknown', reason: 'no-date', until: null });
});
