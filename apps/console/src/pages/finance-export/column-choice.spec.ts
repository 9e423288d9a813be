import { describe, expect, it } from '@jest/globals';
import { choiceOf, columnsOf, move } from './column-choice';

const name = (field: string) => field.toUpperCase();

describe('the columns of an export', () => {
  it('stand in their order, and after them what is not exported', () => {
    expect(choiceOf([{ field: 'amount', heading: '金额' }, { field: 'gone', heading: '旧' }], ['on', 'amount', 'text'], name)).toEqual([
      { field: 'amount', heading: '金额', used: true }, { field: 'on', heading: 'ON', used: false }, { field: 'text', heading: 'TEXT', used: false },
    ]);
  });

  it('are saved without those that are not exported', () => {
    expect(columnsOf([{ field: 'a', heading: ' 甲 ', used: true }, { field: 'b', heading: '乙', used: false }])).toEqual([{ field: 'a', heading: '甲' }]);
  });

  it('change places', () => {
    expect(move(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(move(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
    expect(move(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
    expect(move(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
