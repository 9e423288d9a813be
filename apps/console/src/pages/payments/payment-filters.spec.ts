import { describe, expect, it } from '@jest/globals';
import { readFilters } from '../../components/url-filters';
import { isFiltered, paymentFields, paymentQuery } from './payment-filters';

const filtersOf = (url: string) => readFilters(paymentFields, new URLSearchParams(url));

describe('the filters of payments', () => {
  it('ask for whole days of the organization', () => {
    expect(paymentQuery(filtersOf('from=2026-11-01&to=2026-11-30&channel=cash'), 'Asia/Shanghai')).toEqual({ channel: 'cash', paidFrom: '2026-10-31T16:00:00.000Z', paidTo: '2026-11-30T16:00:00.000Z' });
  });

  it('leave out what the contract does not know, and the open drawer', () => {
    expect(paymentQuery(filtersOf('state=stolen&customerId=x&payment=7&purpose=surplus'), 'Asia/Shanghai')).toEqual({ purpose: 'surplus' });
    expect(isFiltered(filtersOf('payment=7'))).toBe(false);
    expect(isFiltered(filtersOf('payment=7&search=S1'))).toBe(true);
  });
});
