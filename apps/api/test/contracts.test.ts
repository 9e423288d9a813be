import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContractState, LocationNode, Notice, Page, SaveContractRequest, ServiceContract, TicketMoney, WarrantyDecision } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createField, triagedTicket, type Field } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { contract, outOfWarranty } from './support/prices.js';
import { until } from './support/until.js';
import { ContractRenewals } from '../src/modules/contracts/contract-renewals.js';

let api: RunningApi;
let field: Field;
let finance: Calls;
let customerId: number;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  field = await createField(api);
  finance = callsOf(api, await createPerson(api, field.organizationId, ['finance']));
  customerId = (await field.as.admin.post<{ id: number }>('/customers', { kind: 'company', name: '示例物业公司' })).id;
});

/** So many days from today in Shanghai. */
const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
const made = (fields: Partial<SaveContractRequest> = {}) => finance.post<ServiceContract>('/contracts', contract(customerId, fields));

describe('a contract', () => {
  it('is kept with all it says, and changed by whoever read the newest', async () => {
    const request = contract(customerId, { number: 'WB-2026-001', includedVisits: 4, includesParts: true, discountPercent: 10, credit: true, creditLimit: 5_000_000, note: '每季度一次' });
    const { version, ...saved } = await finance.post<ServiceContract>('/contracts', request);
    const { customerId: _, ...content } = request;
    expect(saved).toEqual({ ...content, id: expect.any(Number), customer: { id: customerId, name: '示例物业公司' }, state: 'active', usedVisits: 0, creditUsed: 0, terminatedAt: null });
    expect(await finance.put<ServiceContract>(`/contracts/${saved.id}`, { ...request, fee: 2_000_000, version })).toMatchObject({ fee: 2_000_000, version: version + 1 });
    expect(await finance.refusal('put', `/contracts/${saved.id}`, { ...request, version })).toMatchObject({ status: 409, code: 'version-conflict' });
    expect(await field.as.agent.get<ServiceContract>(`/contracts/${saved.id}`)).toMatchObject({ number: 'WB-2026-001', fee: 2_000_000 });
  });

  it('has a number of its own, whoever writes it how', async () => {
    await made({ number: 'wb-1' });
    expect(await finance.refusal('post', '/contracts', contract(customerId, { number: 'ＷＢ-1' }))).toMatchObject({ status: 409, code: 'contract-number-taken', errors: [{ field: 'number' }] });
    const other = await made({ number: 'WB-2' });
    expect(await finance.refusal('put', `/contracts/${other.id}`, contract(customerId, { number: 'WB-1' }))).toMatchObject({ code: 'contract-number-taken' });
    const key = idempotencyKey();
    const [one, again] = [await finance.post<ServiceContract>('/contracts', contract(customerId, { number: 'WB-3' }), key), await finance.post<ServiceContract>('/contracts', contract(customerId, { number: 'WB-3' }), key)];
    expect(again.id).toBe(one.id);
  });

  it('is found by customer, state and the beginning of number or name', async () => {
    const contracts = {
      upcoming: await made({ startsOn: day(1) }), active: await made({ endsOn: day(31) }), expiring: await made({ endsOn: day(30) }), expired: await made({ endsOn: day(-1) }), terminated: await made(),
    };
    await finance.post(`/contracts/${contracts.terminated.id}/terminate`, { reason: '客户搬走' });
    for (const [state, { id }] of Object.entries(contracts)) {
      const { items } = await finance.get<Page<ServiceContract>>(`/contracts?state=${state}`);
      expect(items.map((one) => [one.id, one.state])).toEqual([[id, state as ContractState]]);
    }
    await made({ number: 'HT_9', name: '电梯维保' });
    const found = async (search: string) => (await finance.get<Page<ServiceContract>>(`/contracts?search=${encodeURIComponent(search)}`)).items.map(({ name }) => name);
    expect([await found('HT_'), await found('电梯'), await found('%')]).toEqual([['电梯维保'], ['电梯维保'], []]);
    const { items, nextCursor } = await finance.get<Page<ServiceContract>>(`/contracts?customerId=${customerId}&limit=4`);
    const rest = await finance.get<Page<ServiceContract>>(`/contracts?customerId=${customerId}&limit=4&cursor=${nextCursor ?? ''}`);
    expect([items.length, rest.items.length, rest.nextCursor]).toEqual([4, 2, null]);
  });

  it('ends once, and is not changed afterwards', async () => {
    const { id } = await made();
    expect(await finance.post<ServiceContract>(`/contracts/${id}/terminate`, { reason: '客户搬走' })).toMatchObject({ state: 'terminated', terminatedAt: expect.any(String) });
    expect(await finance.refusal('post', `/contracts/${id}/terminate`, { reason: '再来' })).toMatchObject({ status: 409, code: 'contract-over' });
    expect(await finance.refusal('put', `/contracts/${id}`, contract(customerId))).toMatchObject({ code: 'contract-over' });
    const { id: expired } = await made({ number: 'WB-OLD', endsOn: day(-1) });
    expect(await finance.refusal('post', `/contracts/${expired}/terminate`, { reason: '晚了' })).toMatchObject({ code: 'contract-over' });
    expect(await finance.put<ServiceContract>(`/contracts/${expired}`, contract(customerId, { number: 'WB-OLD', endsOn: day(365) }))).toMatchObject({ state: 'active' });
  });

  it('names devices of its customer alone, and not those of the one that it was made for before', async () => {
    const device = field.device.asset.id;
    const some = { everything: false, assetIds: [device], categoryIds: [], locationIds: [] };
    const wrong = { status: 400, errors: [{ field: 'coverage.assetIds.0', code: 'not-of-this-customer' }] };
    expect(await finance.refusal('post', '/contracts', contract(customerId, { coverage: some }))).toMatchObject(wrong);
    await outOfWarranty(field, { customerId });
    const { id, number } = await made({ coverage: some });
    const other = (await field.as.admin.post<{ id: number }>('/customers', { kind: 'company', name: '另一家' })).id;
    expect(await finance.refusal('put', `/contracts/${id}`, contract(other, { number, coverage: some }))).toMatchObject(wrong);
    // The device was sold: the contract can still be saved, but not moved with it.
    await outOfWarranty(field, { customerId: other });
    expect(await finance.put<ServiceContract>(`/contracts/${id}`, contract(customerId, { number, coverage: some }))).toMatchObject({ coverage: some });
    expect(await finance.put<ServiceContract>(`/contracts/${id}`, contract(other, { number, coverage: some }))).toMatchObject({ customer: { id: other } });
    expect(await finance.refusal('put', `/contracts/${id}`, contract(customerId, { number, coverage: some }))).toMatchObject(wrong);
  });

  it('speaks of things that there are, to those who may know', async () => {
    const wrong = async (fields: Partial<SaveContractRequest>) => (await finance.refusal('post', '/contracts', contract(customerId, fields))).errors?.[0]?.field;
    const nothing = { everything: false, assetIds: [], categoryIds: [], locationIds: [] };
    expect(await wrong({ startsOn: '2026-05-01', endsOn: '2026-04-30' })).toBe('endsOn');
    expect(await wrong({ coverage: nothing })).toBe('coverage.everything');
    expect(await wrong({ coverage: { ...nothing, assetIds: [4_000_000_000] } })).toBe('coverage.assetIds.0');
    expect(await wrong({ coverage: { ...nothing, categoryIds: [4_000_000_000] } })).toBe('coverage.categoryIds.0');
    expect(await wrong({ coverage: { ...nothing, locationIds: [field.device.location.id, 4_000_000_000] } })).toBe('coverage.locationIds.1');
    expect(await wrong({ customerId: 4_000_000_000 })).toBe('customerId');
    expect(await field.as.agent.refusal('post', '/contracts', contract(customerId))).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin']));
    const { id } = await made();
    for (const [method, path] of [['get', ''], ['put', ''], ['post', '/terminate']] as const) {
      expect(await stranger.refusal(method, `/contracts/${id}${path}`, method === 'get' ? undefined : path ? { reason: '偷' } : contract(customerId))).toMatchObject({ status: expect.any(Number), code: expect.stringMatching(/not-found|validation-failed/) });
    }
  });
});

describe('the reminder', () => {
  const reminders = async (calls: Calls) => (await calls.get<Page<Notice>>('/me/notices')).items.filter(({ kind }) => kind === 'contract-expiring').map(({ data }) => [data['number'], data['endsOn']]);
  const remind = () => api.app.get(ContractRenewals).remind();

  it('comes once for each end of a contract, to finance and managers', async () => {
    const [soon, later] = [await made({ endsOn: day(30) }), await made({ endsOn: day(31) })];
    await Promise.all([remind(), remind()]);
    await remind();
    for (const calls of [finance, field.as.manager]) expect(await reminders(calls)).toEqual([[soon.number, soon.endsOn]]);
    expect(await reminders(field.as.agent)).toEqual([]);
    const { number } = soon;
    await finance.put(`/contracts/${soon.id}`, contract(customerId, { number, endsOn: day(20) }));
    await remind();
    expect(await reminders(finance)).toEqual([[number, day(20)], [number, soon.endsOn]]);
    expect(later.state).toBe('active');
  });

  it('does not come for what is over', async () => {
    const { id } = await made({ endsOn: day(5) });
    await finance.post(`/contracts/${id}/terminate`, { reason: '客户搬走' });
    await made({ endsOn: day(-1) });
    await remind();
    expect(await reminders(finance)).toEqual([]);
  });
});

describe('what a contract covers', () => {
  const decided = async (ticketId: number): Promise<WarrantyDecision> => {
    await until(async () => (await api.database.query('SELECT 1 FROM warranties WHERE ticketId = ?', [ticketId]) as unknown[]).length === 1);
    return (await field.as.agent.get<TicketMoney>(`/tickets/${ticketId}/money`)).warranty;
  };
  const visitsOf = async (id: number) => (await finance.get<ServiceContract>(`/contracts/${id}`)).usedVisits;
  const nothing = { everything: false, assetIds: [], categoryIds: [], locationIds: [] };

  it('is the customer\'s devices by device, kind and place, with all below', async () => {
    const building = await field.as.admin.post<LocationNode>('/locations', { parentId: null, kind: 'building', name: '一号楼' });
    const { id, kind, name } = field.device.location;
    await field.as.admin.put(`/locations/${id}`, { parentId: building.id, kind, name });
    await outOfWarranty(field, { customerId });
    for (const [coverage, covered] of [
      [{ ...nothing, assetIds: [field.device.asset.id] }, true], [{ ...nothing, categoryIds: [field.device.category.id] }, true], [{ ...nothing, locationIds: [building.id] }, true],
      [{ ...nothing, locationIds: [(await field.as.admin.post<LocationNode>('/locations', { parentId: null, kind: 'building', name: '二号楼' })).id] }, false],
    ] as const) {
      const { id: contractId, number } = await made({ coverage: { everything: false, assetIds: [...coverage.assetIds], categoryIds: [...coverage.categoryIds], locationIds: [...coverage.locationIds] } });
      const { ground, contract: shown } = await decided((await triagedTicket(field)).id);
      expect([ground, shown?.number]).toEqual(covered ? ['contract', number] : ['asset-date-passed', undefined]);
      await finance.post(`/contracts/${contractId}/terminate`, { reason: '下一个' });
    }
  });

  it('is so many visits, and what is cancelled gives its visit back', async () => {
    await outOfWarranty(field, { customerId });
    const { id } = await made({ includedVisits: 1 });
    const first = await triagedTicket(field);
    expect(await decided(first.id)).toMatchObject({ covered: true, ground: 'contract', contract: { id, visitsLeft: 1, labour: true, parts: false } });
    expect(await visitsOf(id)).toBe(1);
    expect(await decided((await triagedTicket(field)).id)).toMatchObject({ covered: false, ground: 'contract-exhausted', contract: { visitsLeft: 0 } });
    await field.as.tenant.post(`/my/tickets/${first.id}/cancel`, { reason: 'by-mistake' });
    expect(await visitsOf(id)).toBe(0);
    expect(await decided((await triagedTicket(field)).id)).toMatchObject({ covered: true });
  });

  it('has a last visit that two who report at once do not both take', async () => {
    await outOfWarranty(field, { customerId });
    const { id } = await made({ includedVisits: 1 });
    const tickets = await Promise.all(Array.from({ length: 5 }, () => triagedTicket(field)));
    const grounds = await Promise.all(tickets.map(async (ticket) => (await decided(ticket.id)).ground));
    expect(grounds.sort()).toEqual(['contract', ...Array.from({ length: 4 }, () => 'contract-exhausted')]);
    expect(await visitsOf(id)).toBe(1);
  });
});
