import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ShortCache } from './short-cache.js';

describe('the cache of some seconds', () => {
  beforeEach(() => { jest.useFakeTimers(); });
  afterEach(() => { jest.useRealTimers(); });

  it('keeps a value for its life and no longer', () => {
    const cache = new ShortCache<string>(5000, 10);
    cache.set('1:2', '一号楼');
    jest.advanceTimersByTime(4999);
    expect(cache.get('1:2')).toBe('一号楼');
    jest.advanceTimersByTime(1);
    expect(cache.get('1:2')).toBeUndefined();
  });

  it('never holds more than its size, and forgets all when told', () => {
    const cache = new ShortCache<number>(5000, 2);
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([undefined, undefined, 2]);
    cache.clear();
    expect(cache.get('c')).toBeUndefined();
  });
});
