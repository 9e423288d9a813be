import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization } from './support/people.js';
import { TicketSearch } from '../src/modules/tickets/ticket-search.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

/** Postings of a term on so many tickets in a row. */
async function strew(organizationId: number, term: string, from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => [organizationId, term, from + index]);
  await api.database.query('INSERT INTO ticket_terms (organizationId, term, ticketId) VALUES ?', [rows]);
}

const order = async (organizationId: number, words: string): Promise<string[]> => {
  const plan = await api.app.get(TicketSearch).plan(organizationId, words);
  return plan && 'terms' in plan ? plan.terms.map(({ term }) => term) : [];
};

it('begins with the rarest word, and of two common ones with the one that the newest tickets hold less', async () => {
  const { id } = await createOrganization(api);
  await strew(id, '漏水', 1, 2500);
  await strew(id, '空调', 3000, 5000);
  await strew(id, '电梯', 7000, 3);
  expect(await order(id, '空调 漏水')).toEqual(['漏水', '空调']);
  expect(await order(id, '空调 漏水 电梯')).toEqual(['电梯', '漏水', '空调']);
});

it('gathers the longest beginning of a word, not one that every serial number has', async () => {
  const { id } = await createOrganization(api);
  expect(await order(id, 'SN 4242')).toEqual(['4242', 'sn']);
  expect(await order(id, 'SN-4242')).toEqual(['sn4242']);
  await strew(id, '电梯', 1, 3);
  expect(await order(id, 'SN 4242 电梯')).toEqual(['电梯', '4242', 'sn']);
});
