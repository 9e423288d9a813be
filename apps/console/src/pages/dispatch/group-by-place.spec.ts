import { describe, expect, it } from '@jest/globals';
import { groupByPlace } from './group-by-place';

const mark = { width: 40, height: 20 };
const at = (x: number, y = 0) => ({ x, y });

describe('marks on the map', () => {
  it('are one where they would cover each other', () => {
    const groups = groupByPlace([at(0), at(10), at(100)], (item) => item, mark);
    expect(groups.map(({ members }) => members.length)).toEqual([2, 1]);
  });

  it('take more room sideways than up and down', () => {
    expect(groupByPlace([at(0, 0), at(30, 0), at(0, 30)], (item) => item, mark).map(({ members }) => members.length)).toEqual([2, 1]);
  });

  it('are led by the first, which gives the group its place', () => {
    const [group] = groupByPlace([at(5), at(0)], (item) => item, mark);
    expect(group?.leader).toEqual(at(5));
  });

  it('do not chain: what is far from the leader stands alone', () => {
    expect(groupByPlace([at(0), at(30), at(60)], (item) => item, mark).map(({ members }) => members.length)).toEqual([2, 1]);
  });
});
