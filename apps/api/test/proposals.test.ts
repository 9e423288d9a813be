import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssignmentProposal, EngineerProfile, LocationNode, SaveEngineerRequest, TicketDetail } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createField, north, triagedTicket, type Field } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { AssignmentProposalRow } from '../src/modules/dispatch/assignment-proposal.entity.js';
import { Ticket } from '../src/modules/tickets/ticket.entity.js';
import { VisitsService } from '../src/modules/visits/visits.service.js';

let api: RunningApi;
let field: Field;
let agent: Calls;
/** One at the field's own place, one ten kilometres to the south. */
let here: TicketDetail;
let south: TicketDetail;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  field = await createField(api);
  ({ agent } = field.as);
  const annex = await field.as.admin.post<LocationNode>('/locations', { parentId: null, kind: 'site', name: '南区', coordinates: north(-10_000) });
  here = await triagedTicket(field);
  south = await triagedTicket(field);
  await api.database.getRepository(Ticket).update({ id: south.id }, { locationId: annex.id });
  await base(field.people.engineer, -3_000);
  await base(field.people.colleague, 4_000);
});

const base = (person: TestPerson, meters: number, more: Partial<SaveEngineerRequest> = {}) => field.as.manager.put<EngineerProfile>(`/engineers/${person.id}`, {
  maximumOpenJobs: 1, skills: [], territoryLocationIds: [], territoryPolygons: [], shifts: [], base: north(meters), ...more,
});
const propose = (body: object = {}, key?: string) => agent.post<AssignmentProposal>('/dispatch/proposals', body, key);
const apply = ({ id }: AssignmentProposal, body: object = {}, key?: string) => agent.post<AssignmentProposal>(`/dispatch/proposals/${id}/apply`, body, key);
const ticket = (id: number) => agent.get<TicketDetail>(`/tickets/${id}`);
const outcome = ({ items }: AssignmentProposal) => items.map(({ ticketId, engineer, applied, obstacle }) => [ticketId, engineer?.id ?? null, obstacle ?? applied]);

describe('a proposal', () => {
  it('gives many tickets out at once, better than the nearest first, and moves none of them', async () => {
    const proposal = await propose();
    const { engineer, colleague } = field.people;
    expect(proposal).toMatchObject({ status: 'proposed', appliedAt: null, assigned: 2, nearestFirst: { assigned: 2 } });
    expect(outcome(proposal)).toEqual([[here.id, colleague.id, null], [south.id, engineer.id, null]]);
    expect(proposal.items[0]).toMatchObject({ ticketNumber: here.number, engineer: { name: '赵师傅' }, travelMinutes: 10, distanceMeters: expect.closeTo(4000, -2), parts: expect.arrayContaining([expect.objectContaining({ kind: 'distance' })]) });
    expect(proposal.travelMinutes).toBe(27);
    expect(proposal.nearestFirst.travelMinutes).toBe(41);
    expect(proposal.averagePercent).toBeGreaterThan(proposal.nearestFirst.averagePercent);
    expect([(await ticket(here.id)).state, (await ticket(south.id)).state]).toEqual(['triaged', 'triaged']);
  });

  it('says why nobody was found', async () => {
    const third = await triagedTicket(field);
    await api.database.getRepository(Ticket).update({ id: third.id }, { excludedEngineerIds: [field.people.engineer.id, field.people.colleague.id] });
    const fourth = await triagedTicket(field);
    await api.database.getRepository(Ticket).update({ id: fourth.id }, { priority: 'low' });
    const { items, assigned } = await propose();
    expect(assigned).toBe(2);
    expect(items.map(({ ticketId, obstacle }) => [ticketId, obstacle])).toEqual([[here.id, null], [south.id, null], [third.id, 'nobody-eligible'], [fourth.id, 'nobody-free']]);
    expect(items[2]).toMatchObject({ engineer: null, percent: null, travelMinutes: null, parts: [] });
  });

  it('gives an engineer several tickets, up to what is free', async () => {
    await base(field.people.engineer, -3_000, { maximumOpenJobs: 2 });
    await field.as.colleague.put('/me/duty', { takesJobs: false });
    const proposal = await propose();
    expect(outcome(proposal).map(([, engineerId]) => engineerId)).toEqual([field.people.engineer.id, field.people.engineer.id]);
    const loads = proposal.items.map(({ parts }) => parts.find(({ kind }) => kind === 'load')?.data['openJobs']);
    expect(loads).toEqual([0, 1]);
  });

  it('is of the tickets asked for, as far as they still wait', async () => {
    await agent.post(`/tickets/${here.id}/assign`, { engineerId: field.people.colleague.id });
    expect(outcome(await propose({ ticketIds: [here.id, south.id] }))).toEqual([[south.id, field.people.engineer.id, null]]);
    expect(await agent.refusal('post', '/dispatch/proposals', { ticketIds: [south.id, 4_000_000_000] })).toMatchObject({ status: 400, errors: [{ field: 'ticketIds' }] });
    expect(await agent.refusal('post', '/dispatch/proposals', { ticketIds: [] })).toMatchObject({ status: 400 });
  });

  it('is empty where nothing waits', async () => {
    for (const { id } of [here, south]) await agent.post(`/tickets/${id}/cancel`, { reason: 'not-needed' });
    expect(await propose()).toMatchObject({ items: [], assigned: 0, averagePercent: 0 });
  });

  it('sends nobody a ticket that they declined', async () => {
    const { visitId } = await agent.post<TicketDetail>(`/tickets/${south.id}/assign`, { engineerId: field.people.engineer.id });
    await field.as.engineer.post(`/jobs/${visitId ?? 0}/decline`, { reason: 'too-far' });
    expect(outcome(await propose({ ticketIds: [south.id] }))).toEqual([[south.id, field.people.colleague.id, null]]);
  });

  it('is made once for a repeated request', async () => {
    const key = idempotencyKey();
    expect((await propose({}, key)).id).toBe((await propose({}, key)).id);
    expect(await api.database.getRepository(AssignmentProposalRow).countBy({ organizationId: field.organizationId })).toBe(1);
  });
});

describe('applying', () => {
  it('sends everybody, with the reasons', async () => {
    const applied = await apply(await propose());
    expect(applied).toMatchObject({ status: 'applied', appliedAt: expect.any(String), assigned: 2 });
    expect(outcome(applied).map(([, , result]) => result)).toEqual(['assigned', 'assigned']);
    expect(await ticket(here.id)).toMatchObject({ state: 'assigned', engineer: { id: field.people.colleague.id } });
    const views = await api.app.get(VisitsService).views(field.organizationId, here.id);
    expect(views).toMatchObject([{ method: 'batch', recommendation: expect.arrayContaining([expect.objectContaining({ kind: 'load' })]) }]);
  });

  it('leaves out what moved meanwhile, and does the rest', async () => {
    const proposal = await propose();
    await agent.post(`/tickets/${here.id}/assign`, { engineerId: field.people.engineer.id });
    const applied = await apply(proposal);
    // The engineer of the second ticket has the first one by now, and room for no more.
    expect(outcome(applied).map(([, , result]) => result)).toEqual(['changed-meanwhile', 'changed-meanwhile']);
    expect((await ticket(south.id)).state).toBe('triaged');
    const again = await apply(await propose());
    expect(outcome(again)).toEqual([[south.id, field.people.colleague.id, 'assigned']]);
  });

  it('does what was chosen of it, and is then done with', async () => {
    const proposal = await propose();
    expect(outcome(await apply(proposal, { ticketIds: [south.id] }))).toEqual([[here.id, field.people.colleague.id, null], [south.id, field.people.engineer.id, 'assigned']]);
    expect((await ticket(here.id)).state).toBe('triaged');
    expect(await agent.refusal('post', `/dispatch/proposals/${proposal.id}/apply`, {})).toEqual({ status: 409, code: 'proposal-stale' });
    expect(await agent.refusal('post', `/dispatch/proposals/${proposal.id}/apply`, { ticketIds: [4_000_000_000] })).toMatchObject({ status: 400, errors: [{ field: 'ticketIds' }] });
  });

  it('is refused when the proposal is old', async () => {
    const proposal = await propose();
    await api.database.getRepository(AssignmentProposalRow).update({ id: proposal.id }, { createdAt: new Date(Date.now() - 31 * 60_000) });
    expect(await agent.refusal('post', `/dispatch/proposals/${proposal.id}/apply`, {})).toEqual({ status: 409, code: 'proposal-stale' });
  });

  it('answers a repeated request as the first, also when the first broke off', async () => {
    const [proposal, key] = [await propose(), idempotencyKey()];
    const applied = await apply(proposal, {}, key);
    await api.database.query('UPDATE assignment_proposal_items SET applied = NULL WHERE ticketId = ?', [south.id]);
    expect(outcome(await apply(proposal, {}, key))).toEqual([...outcome(applied).slice(0, 1), [south.id, field.people.engineer.id, 'changed-meanwhile']]);
    expect(await api.app.get(VisitsService).views(field.organizationId, south.id)).toHaveLength(1);
  });

  it('of two agents at once is done by one', async () => {
    const proposal = await propose();
    const second = callsOf(api, await createPerson(api, field.organizationId, ['agent']));
    const answers = await Promise.all([agent, second].map((calls) => calls.call('post', `/dispatch/proposals/${proposal.id}/apply`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const { id } of [here, south]) expect(await api.app.get(VisitsService).views(field.organizationId, id)).toHaveLength(1);
  });

  it('is for the desk, of its own proposals', async () => {
    const proposal = await propose();
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['agent']));
    expect(await stranger.refusal('post', `/dispatch/proposals/${proposal.id}/apply`, {})).toEqual({ status: 404, code: 'not-found' });
    expect(await field.as.engineer.refusal('post', '/dispatch/proposals', {})).toMatchObject({ status: 403 });
  });
});
