import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TicketMoney, TicketProgress } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import type { Calls } from './support/calls.js';
import { job, onSite } from './support/field.js';
import type { TestPerson } from './support/people.js';
import { createMarket, newest, offer, signature, type Market } from './support/prices.js';

let api: RunningApi;
let market: Market;
let ticketId: number;
let visitId: number;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  market = await createMarket(api);
  const { ticket, visitId: visit } = await job(market);
  ticketId = ticket.id;
  visitId = visit;
  await onSite(market, visitId);
});

const offered = (fields: Parameters<typeof offer>[0] = {}) => market.as.engineer.post<TicketMoney>(`/jobs/${visitId}/quotes`, offer(fields));
const mine = () => market.as.tenant.get<TicketMoney>(`/my/tickets/${ticketId}/money`);
const newsOf = async () => (await market.as.tenant.get<TicketProgress>(`/my/tickets/${ticketId}`)).timeline.flatMap(({ money }) => (money ? money.news : []));

describe('at once', () => {
  const approveBy = async (calls: Calls, person: TestPerson, path: string, total: number) => calls.call('post', path, await signature(market, person, total));
  const codesOf = (answers: { status: number; body: unknown }[]) => answers.map(({ status, body }) => (status < 300 ? String(status) : (body as { code: string }).code)).sort();

  it('two approvals are one', async () => {
    const quote = newest(await offered());
    const answers = await Promise.all([
      approveBy(market.as.tenant, market.people.tenant, `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, 13_000), approveBy(market.as.engineer, market.people.engineer, `/jobs/${visitId}/quotes/${quote.id}/approve`, 13_000),
    ]);
    expect(codesOf(answers)).toEqual(['200', 'quote-not-open']);
    expect((await newsOf()).filter((news) => news === 'quote-approved')).toHaveLength(1);
    expect(await mine()).toMatchObject({ approved: 13_000, due: 13_000 });
  });

  it('an approval and a new version leave one of the two, never an old sum with a new version', async () => {
    for (let round = 0; round < 3; round += 1) {
      const base = (await mine()).quotes[0]?.version ?? 0;
      const quote = newest(await offered({ baseVersion: base }));
      const [approval, version] = await Promise.all([
        approveBy(market.as.tenant, market.people.tenant, `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, quote.total), market.as.engineer.call('post', `/jobs/${visitId}/quotes`, offer({ baseVersion: quote.version, lines: [{ kind: 'call-out' }] })),
      ]);
      // The new version is offered either way: of an offered one it takes the place, and an approved one stays until it is approved itself.
      expect(version.status).toBe(201);
      expect(['200', 'quote-not-open']).toContain(codesOf([approval])[0]);
      const money = await mine();
      expect(money).toMatchObject({ stage: 'quote-offered', quotes: expect.arrayContaining([expect.objectContaining({ id: quote.id, state: approval.status === 200 ? 'approved' : 'superseded' })]) });
      if (approval.status === 200) expect(money.approved).toBe(quote.total);
      expect(money.quotes.filter(({ state }) => state === 'approved').length).toBeLessThanOrEqual(1);
    }
  });

  it('nobody approves a sum that they have not seen', async () => {
    const first = newest(await offered());
    const second = newest(await offered({ baseVersion: 1, lines: [{ kind: 'call-out' }] }));
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${first.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ code: 'quote-not-open', context: { state: 'superseded', version: 2 } });
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${second.id}/approve`, await signature(market, market.people.tenant, 13_000))).toMatchObject({ status: 409, code: 'version-conflict', context: { total: 5000 } });
    expect(await mine()).toMatchObject({ approved: 0 });
  });

  it('an approval and a refusal are one of the two, and after it the other comes too late', async () => {
    const quote = newest(await offered());
    const answers = await Promise.all([
      approveBy(market.as.tenant, market.people.tenant, `/my/tickets/${ticketId}/quotes/${quote.id}/approve`, 13_000), market.as.tenant.call('post', `/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'too-expensive' }),
    ]);
    expect(codesOf(answers)).toEqual(['200', 'quote-not-open']);
    const [approval] = answers;
    expect(await mine()).toMatchObject(approval.status === 200 ? { stage: 'to-pay', approved: 13_000 } : { stage: 'quote-declined', approved: 0 });
    expect(await market.as.tenant.refusal('post', `/my/tickets/${ticketId}/quotes/${quote.id}/decline`, { reason: 'too-expensive' })).toMatchObject({ code: 'quote-not-open' });
  });
});
