import { expect, it } from '@jest/globals';
import { planList } from './standard-list.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const list = { field: 'faultCodes', nameField: 'code' } as const;
const present = [
  { id: 1, nameKey: 'e1', withdrawnAt: null },
  { id: 2, nameKey: 'e2', withdrawnAt: null },
  { id: 3, nameKey: 'e3', withdrawnAt: new Date(0) },
];
const refusal = (wanted: { id?: number; code: string }[]) => {
  try {
    planList(list, present, wanted);
  } catch (error) {
    return error instanceof DomainError ? error.errors : error;
  }
  return null;
};

it('keeps rows by their id, finds withdrawn ones by their name, and withdraws what is missing', () => {
  const { saved, withdrawn } = planList(list, present, [{ id: 2, code: 'E2b' }, { code: ' e3 ' }, { code: 'E4' }]);
  expect(saved.map(({ id, code, nameKey, position }) => [id, code, nameKey, position])).toEqual([[2, 'E2b', 'e2b', 0], [3, ' e3 ', 'e3', 1], [undefined, 'E4', 'e4', 2]]);
  expect(withdrawn).toEqual([1]);
});

it('refuses what is there twice, and ids of another list', () => {
  expect(refusal([{ code: 'E1' }, { code: 'e1' }])).toEqual([{ field: 'faultCodes.1.code', code: 'duplicate' }]);
  expect(refusal([{ id: 9, code: 'E9' }])).toEqual([{ field: 'faultCodes.0.id', code: 'unknown' }]);
  expect(refusal([{ id: 1, code: 'E1' }, { id: 1, code: 'E5' }])).toEqual([{ field: 'faultCodes.1.id', code: 'duplicate' }]);
});
