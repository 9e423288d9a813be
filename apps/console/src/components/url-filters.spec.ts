import { describe, expect, it } from '@jest/globals';
import { flag, id, oneOf, readFilters, someOf, text, writeFilters } from './url-filters';

const fields = { search: text, categoryId: id, status: oneOf(['bound', 'blank']), withoutSticker: flag };
const read = (search: string) => readFilters(fields, new URLSearchParams(search));

describe('filters in the URL', () => {
  it('come back as they were written', () => {
    const filters = { search: '空调 & 风机', categoryId: 4, status: 'blank', withoutSticker: true } as const;
    expect(read(writeFilters(fields, filters).toString())).toEqual(filters);
  });

  it('leave out what an old or mangled link says', () => {
    expect(read('categoryId=-1&status=gone&withoutSticker=maybe&search=%20&unknown=1')).toEqual({});
  });

  it('take several of a list, and none as no filter', () => {
    const several = { state: someOf(['open', 'closed', 'lost']) };
    expect(readFilters(several, new URLSearchParams('state=lost,open,gone'))).toEqual({ state: ['open', 'lost'] });
    expect(readFilters(several, new URLSearchParams('state=gone'))).toEqual({});
    expect(writeFilters(several, { state: ['closed', 'lost'] }).toString()).toBe('state=closed%2Clost');
    expect(writeFilters(several, { state: [] }, new URLSearchParams('state=open')).toString()).toBe('');
  });

  it('keep what other parts of the page have in the URL', () => {
    expect(writeFilters(fields, { search: 'x' }, new URLSearchParams('tab=batches&categoryId=4')).toString()).toBe('tab=batches&search=x');
  });
});
