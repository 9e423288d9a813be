import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization } from './support/people.js';
import { TicketListsRepository } from '../src/modules/tickets/ticket-lists.repository.js';
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
  await strew(id, 'sn4242', 1, 2);
  await strew(id, 'sn1', 1, 2500);
  expect(await order(id, 'SN 电梯')).toEqual(['电梯', 'sn']);
  expect(await order(id, 'SN-4242 电梯')).toEqual(['sn4242', '电梯']);
});

/** How many rows the server reads for a page of what is found, and how many there are. */
async function reading(organizationId: number, words: string): Promise<{ found: number; read: number }> {
  const plan = await api.app.get(TicketSearch).plan(organizationId, words);
  const runner = api.database.createQueryRunner();
  const count = async () => {
    const rows = await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'") as { Variable_name: string; Value: string }[];
    return rows.filter(({ Variable_name: name }) => /_(first|key|last|next|prev)$/.test(name)).reduce((sum, { Value: value }) => sum + Number(value), 0);
  };
  try {
    const before = await count();
    const lists = new TicketListsRepository({ query: (sql: string, values: unknown[]) => runner.query(sql, values) } as DataSource);
    const found = await lists.page(organizationId, plan && 'terms' in plan ? { terms: plan.terms } : {}, null, 20);
    return { found: found.length, read: await count() - before };
  } finally {
    await runner.release();
  }
}

it.each(['SN-4242', 'SN 4242', '空调 SN-4242', '空调 SN 4242'])('reads the postings of %s once, and not for each ticket', async (words) => {
  const { id } = await createOrganization(api);
  const [tickets, postings] = [15, 4000];
  await api.database.query(
    `INSERT INTO tickets (organizationId, state, open, source, urgency, categoryId, problemTypeId, problemTypeName, description, contactName, contactPhone, warranty, reporterId, followerCount, attachmentCount, submittedAt, expectedResponseAt, updatedAt, version, lastEventHash) VALUES ?`,
    [Array.from({ length: tickets }, () => [id, 'submitted', true, 'sticker', 'normal', 1, 1, '不制冷', '空调', '住户', '13900000000', '{}', 1, 1, 0, new Date(), new Date(), new Date(), 1, Buffer.alloc(32)])],
  );
  const [first] = await api.database.query('SELECT MIN(id) AS id FROM tickets WHERE organizationId = ?', [id]) as { id: number }[];
  const from = first?.id ?? 0;
  for (const term of ['4242', 'sn4242']) await strew(id, term, from, tickets);
  for (const term of ['ac', 'sn', '空调']) await strew(id, term, from, postings);
  const { found, read } = await reading(id, words);
  expect(found).toBe(tickets);
  expect(read).toBeLessThan(3 * postings);
});
