import { expect, it } from '@jest/globals';
import { planProblemTypes } from './problem-type.list.js';

const row = (id: number, nameKey: string, withdrawnAt: Date | null = null) => ({ id, nameKey, withdrawnAt });

it('keeps the rows whose ids are listed, renamed and in the new order', () => {
  const { saved, withdrawn } = planProblemTypes([row(1, '不制冷'), row(2, '漏水')], [{ id: 2, name: '滴水' }, { id: 1, name: '不制冷' }]);
  expect(saved).toEqual([
    { id: 2, name: '滴水', nameKey: '滴水', position: 0, withdrawnAt: null },
    { id: 1, name: '不制冷', nameKey: '不制冷', position: 1, withdrawnAt: null },
  ]);
  expect(withdrawn).toEqual([]);
});

it('withdraws what is missing, once', () => {
  expect(planProblemTypes([row(1, '不制冷'), row(2, '漏水', new Date())], [])).toEqual({ saved: [], withdrawn: [1] });
});

it('takes the withdrawn row back when its name is wanted again', () => {
  expect(planProblemTypes([row(1, '漏水', new Date())], [{ name: '漏水' }]).saved).toMatchObject([{ id: 1, withdrawnAt: null }]);
});

it('prefers the row that is still offered over a withdrawn one of the same name', () => {
  expect(planProblemTypes([row(1, '漏水'), row(2, '漏水', new Date())], [{ name: '漏水' }]).saved).toMatchObject([{ id: 1 }]);
});

it('makes new rows of new names', () => {
  expect(planProblemTypes([], [{ name: '异响' }]).saved).toEqual([{ name: '异响', nameKey: '异响', position: 0, withdrawnAt: null }]);
});

it.each([
  [[{ id: 9, name: '异响' }], 'problemTypes.0.id', 'unknown'],
  [[{ id: 1, name: '异响' }, { id: 1, name: '漏水' }], 'problemTypes.1.id', 'duplicate'],
  [[{ name: 'Noise' }, { name: ' noise' }], 'problemTypes.1.name', 'duplicate'],
])('refuses %j', (wanted, field, code) => {
  expect(refusalOf(() => planProblemTypes([row(1, '不制冷')], wanted))).toMatchObject({ errors: [{ field, code }] });
});

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
