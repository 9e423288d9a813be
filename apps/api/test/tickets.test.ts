import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, PersonalDataAccess, Problem, Role, TicketDetail, TicketProgress, TicketSubmitted, TicketSummary } from '@scanfix/shared-types';
import type { Response } from 'supertest';
import { startApi, type RunningApi } from './support/api.js';
import { createDevice, type TestDevice } from './support/devices.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { firstBrokenEvent, genesisHash, type ChainedEvent } from '../src/modules/tickets/ticket.chain.js';
import type { Ticket } from '../src/modules/tickets/ticket.entity.js';

let api: RunningApi;
let organizationId: number;
let device: TestDevice;
let tenant: TestPerson;
let agent: TestPerson;

beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  device = await createDevice(api, organizationId);
  tenant = await person('requester', { name: '王小姐', phone: '13800138000' });
  agent = await person('agent');
});

const person = (role: Role, fields = {}) => createPerson(api, organizationId, [role], fields);

function report(fields: object = {}) {
  return { stickerCode: device.sticker.code, description: '开机两小时还是热风', urgency: 'urgent', contact: { name: '王小姐', phone: '138 0013 8000' }, problemTypeId: device.category.problemTypes[0]?.id, ...fields };
}

function post(as: TestPerson | null, path: string, body: object, key = idempotencyKey()) {
  const call = api.http.post(`/api/v1${path}`).set('Idempotency-Key', key);
  return (as ? call.set('Authorization', as.authorization) : call).send(body);
}

function get(as: TestPerson, path: string) {
  return api.http.get(`/api/v1${path}`).set('Authorization', as.authorization);
}

async function submit(as = tenant, fields: object = {}): Promise<TicketSubmitted> {
  return (await post(as, '/my/tickets', report(fields)).expect(201)).body as TicketSubmitted;
}

const codeOf = (answer: Response) => (answer.body as Problem).code;

describe('reporting', () => {
  it('makes a ticket with device, place, warranty and number, and the desk finds it', async () => {
    const { ticket, followUrl } = await submit();
    expect(ticket).toMatchObject({
      state: 'submitted', asset: { name: '挂式空调', categoryIcon: 'air-conditioner' }, place: device.location.path, problemType: '不制冷', urgency: 'urgent',
      warranty: { status: 'in-warranty', until: '2099-12-31' }, contact: { phone: '13800138000' }, reporter: true, availableActions: ['cancel', 'comment'],
    });
    expect(followUrl).toMatch(/\/f\/[\w-]{27}$/);
    const detail = (await get(agent, `/tickets/${String(ticket.id)}`).expect(200)).body as TicketDetail;
    expect(detail).toMatchObject({ number: ticket.number, contactPhone: '138****8000', source: 'sticker', assetDetail: { stickerCode: device.sticker.code } });
    expect(detail.availableActions).toEqual(['triage', 'invalidate', 'merge', 'cancel', 'comment', 'comment-internal']);
    expect(Date.parse(detail.expectedResponseAt) - Date.parse(detail.submittedAt)).toBe(60 * 60_000);
  });

  it('makes one ticket of twenty taps at once, and answers all of them the same', async () => {
    const key = idempotencyKey();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(tenant, '/my/tickets', report(), key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => (body as TicketSubmitted).ticket.number)).size).toBe(1);
    expect(((await get(tenant, '/my/tickets').expect(200)).body as Page<TicketSummary>).items).toHaveLength(1);
  });

  it('refuses the same key with another body, and a report without a key', async () => {
    const key = idempotencyKey();
    await post(tenant, '/my/tickets', report(), key).expect(201);
    expect(codeOf(await post(tenant, '/my/tickets', report({ description: '别的' }), key).expect(422))).toBe('idempotency-key-reused');
    const without = await api.http.post('/api/v1/my/tickets').set('Authorization', tenant.authorization).send(report()).expect(400);
    expect(codeOf(without)).toBe('idempotency-key-required');
  });

  it('shows the open ticket instead of making a duplicate, unless something else is broken', async () => {
    const { ticket } = await submit();
    const neighbour = await person('requester');
    const refused = await post(neighbour, '/my/tickets', report()).expect(409);
    expect(refused.body).toMatchObject({ code: 'ticket-already-open', context: { ticketNumber: ticket.number } });
    const other = await submit(neighbour, { anotherProblem: true });
    expect(other.ticket.number).not.toBe(ticket.number);
  });

  it('lets exactly one of ten neighbours who scan at once make the ticket', async () => {
    const neighbours = await Promise.all(Array.from({ length: 10 }, () => person('requester')));
    const answers = await Promise.all(neighbours.map((one) => post(one, '/my/tickets', report())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409 && codeOf(answer) === 'ticket-already-open')).toHaveLength(9);
  });

  it('takes a report without a sticker by place or in words, and none without both', async () => {
    const byPlace = await submit(tenant, { stickerCode: undefined, locationId: device.location.id, problemTypeId: undefined });
    expect(byPlace.ticket).toMatchObject({ asset: null, place: device.location.path });
    const inWords = await submit(tenant, { stickerCode: undefined, placeText: '三楼茶水间门口', problemTypeId: undefined });
    expect(inWords.ticket).toMatchObject({ asset: null, place: null, placeText: '三楼茶水间门口' });
    const neither = await post(tenant, '/my/tickets', report({ stickerCode: undefined, problemTypeId: undefined })).expect(400);
    expect(neither.body).toMatchObject({ errors: [{ field: 'placeText', code: 'required' }] });
  });

  it('is made by an agent for somebody on the phone, who then finds it under the same number', async () => {
    const made = (await post(agent, '/tickets', report({ contact: { name: '赵先生', phone: '13911112222' } })).expect(201)).body as TicketDetail;
    expect(made).toMatchObject({ source: 'agent', requesters: [{ name: '赵先生', phone: '139****2222', reporter: true }] });
    const again = (await post(agent, '/tickets', report({ contact: { name: '赵先生', phone: '13911112222' }, anotherProblem: true })).expect(201)).body as TicketDetail;
    expect(again.requesters[0]?.id).toBe(made.requesters[0]?.id);
    expect(again.requesterHistory.map(({ id }) => id)).toEqual([made.id]);
  });

  it('names every wrong field', async () => {
    const answer = await post(tenant, '/my/tickets', { description: '', urgency: 'now', contact: { name: '', phone: 'x' }, colour: 'red' }).expect(400);
    expect((answer.body as Problem).errors).toEqual(expect.arrayContaining([
      { field: 'description', code: 'required' }, { field: 'urgency', code: 'not-a-choice' }, { field: 'contact.name', code: 'required' },
      { field: 'contact.phone', code: 'wrong-format' }, { field: 'colour', code: 'unknown-field' },
    ]));
  });

  it('is triaged at once where the organization says so', async () => {
    await api.database.query('UPDATE organizations SET automaticTriage = TRUE WHERE id = ?', [organizationId]);
    organizationId = (await createOrganization(api, { automaticTriage: true })).id;
    device = await createDevice(api, organizationId);
    tenant = await person('requester');
    const { ticket } = await submit();
    expect(ticket).toMatchObject({ state: 'triaged', timeline: [{ action: 'submit' }, { action: 'triage', actor: { kind: 'system' } }] });
  });
});

describe('me too', () => {
  it('adds one more requester, once, who sees the progress but not the number, photos or words of the first', async () => {
    const { ticket } = await submit();
    await post(tenant, `/my/tickets/${String(ticket.id)}/comments`, { text: '我的手机打不通请打13700000000' }).expect(201);
    const neighbour = await person('requester');
    const follow = { stickerCode: device.sticker.code, ticketNumber: ticket.number };
    const first = (await post(neighbour, '/my/follows', follow).expect(201)).body as TicketSubmitted;
    await post(neighbour, '/my/follows', follow).expect(201);
    expect(first.ticket).toMatchObject({ contact: null, reporter: false, followerCount: 2, attachments: [], availableActions: ['comment'] });
    expect(first.ticket.timeline.map(({ kind }) => kind)).toEqual(['action', 'follow']);
    expect(JSON.stringify(first)).not.toContain('13700000000');
    expect(((await get(neighbour, '/my/tickets').expect(200)).body as Page<TicketSummary>).items).toMatchObject([{ number: ticket.number, contactPhone: '' }]);
    await post(neighbour, `/my/tickets/${String(ticket.id)}/cancel`, { reason: 'not-needed' }).expect(403);
  });

  it('needs the sticker of that very device', async () => {
    const { ticket } = await submit();
    const other = await createDevice(api, organizationId);
    const neighbour = await person('requester');
    await post(neighbour, '/my/follows', { stickerCode: other.sticker.code, ticketNumber: ticket.number }).expect(404);
    const inWords = await submit(tenant, { stickerCode: undefined, placeText: '车库', problemTypeId: undefined });
    await post(neighbour, '/my/follows', { stickerCode: other.sticker.code, ticketNumber: inWords.ticket.number }).expect(404);
  });
});

describe('the private link', () => {
  it('follows, comments and cancels without an account, and no other link does', async () => {
    const { ticket, followToken } = await submit();
    const seen = (await api.http.get(`/api/v1/public/tickets/${followToken}`).expect(200)).body as TicketProgress;
    expect(seen.number).toBe(ticket.number);
    await post(null, `/public/tickets/${followToken}/comments`, { text: '下午在家' }).expect(201);
    const forged = `${followToken.slice(0, -1)}${followToken.endsWith('A') ? 'B' : 'A'}`;
    await api.http.get(`/api/v1/public/tickets/${forged}`).expect(404);
    const cancelled = await post(null, `/public/tickets/${followToken}/cancel`, { reason: 'fixed-itself' }).expect(200);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', availableActions: ['comment'] });
  });
});

describe('the desk', () => {
  it('triages with a priority and sets right what was reported; the requester reads it in the timeline without the internal note', async () => {
    const { ticket } = await submit(tenant, { stickerCode: undefined, placeText: '二楼', problemTypeId: undefined });
    const triaged = (await post(agent, `/tickets/${String(ticket.id)}/triage`, { priority: 'high', assetId: device.asset.id, note: '老客户' }).expect(200)).body as TicketDetail;
    expect(triaged).toMatchObject({ state: 'triaged', priority: 'high', asset: { id: device.asset.id }, warranty: { status: 'in-warranty' } });
    expect(triaged.respondedAt).not.toBeNull();
    const seen = (await get(tenant, `/my/tickets/${String(ticket.id)}`).expect(200)).body as TicketProgress;
    expect(seen.timeline.at(-1)).toMatchObject({ action: 'triage', text: null, priority: null, actor: { kind: 'staff', mine: false } });
  });

  it('lets one of two agents who act at once win, and tells the other the state', async () => {
    const { ticket } = await submit();
    const other = await person('agent');
    const answers = await Promise.all([
      post(agent, `/tickets/${String(ticket.id)}/invalidate`, { reason: 'test' }),
      post(other, `/tickets/${String(ticket.id)}/cancel`, { reason: 'by-mistake' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'action-not-allowed', context: { state: expect.stringMatching(/invalid|cancelled/) as unknown as string } });
  });

  it('wants words where the reason is "other"', async () => {
    const { ticket } = await submit();
    expect(codeOf(await post(agent, `/tickets/${String(ticket.id)}/invalidate`, { reason: 'other' }).expect(422))).toBe('reason-required');
    await post(agent, `/tickets/${String(ticket.id)}/invalidate`, { reason: 'other', note: '属于业主自管' }).expect(200);
  });

  it('keeps internal notes from the requester', async () => {
    const { ticket } = await submit();
    await post(agent, `/tickets/${String(ticket.id)}/comments`, { text: '这户总投诉', internal: true }).expect(201);
    await post(agent, `/tickets/${String(ticket.id)}/comments`, { text: '师傅下午到' }).expect(201);
    const seen = JSON.stringify((await get(tenant, `/my/tickets/${String(ticket.id)}`).expect(200)).body);
    expect(seen).toContain('师傅下午到');
    expect(seen).not.toContain('这户总投诉');
  });

  it('merges a duplicate: its requesters follow the ticket that goes on', async () => {
    const { ticket: first } = await submit();
    const neighbour = await person('requester');
    const { ticket: second } = await submit(neighbour, { anotherProblem: true });
    const merged = (await post(agent, `/tickets/${String(second.id)}/merge`, { intoNumber: first.number }).expect(200)).body as TicketDetail;
    expect(merged).toMatchObject({ state: 'invalid', mergedInto: { number: first.number } });
    const into = (await get(agent, `/tickets/${String(first.id)}`).expect(200)).body as TicketDetail;
    expect(into).toMatchObject({ followerCount: 2, mergedFrom: [{ number: second.number }] });
    expect(into.timeline.at(-1)).toMatchObject({ kind: 'merged-into-this', otherTicketNumber: second.number });
    await get(neighbour, `/my/tickets/${String(first.id)}`).expect(200);
    expect(codeOf(await post(agent, `/tickets/${String(first.id)}/merge`, { intoNumber: first.number }).expect(422))).toBe('ticket-merge-self');
    expect(codeOf(await post(agent, `/tickets/${String(first.id)}/merge`, { intoNumber: second.number }).expect(409))).toBe('ticket-merge-target-closed');
  });

  it('does not tangle when two tickets are merged into each other at once', async () => {
    const { ticket: first } = await submit();
    const { ticket: second } = await submit(tenant, { anotherProblem: true });
    const answers = await Promise.all([
      post(agent, `/tickets/${String(first.id)}/merge`, { intoNumber: second.number }),
      post(agent, `/tickets/${String(second.id)}/merge`, { intoNumber: first.number }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('shows a masked number in clear only by its own route, and writes that down', async () => {
    const { ticket } = await submit();
    expect(JSON.stringify((await get(agent, `/tickets/${String(ticket.id)}`)).body)).not.toContain('13800138000');
    expect((await post(agent, `/tickets/${String(ticket.id)}/reveal-phone`, {}).expect(200)).body).toEqual({ phone: '13800138000' });
    const seen = (await get(await person('admin'), '/operations/personal-data-accesses').expect(200)).body as Page<PersonalDataAccess>;
    expect(seen.items).toMatchObject([{ actorName: '测试agent', subject: expect.stringContaining(ticket.number) as unknown as string }]);
    await post(await person('engineer'), `/tickets/${String(ticket.id)}/reveal-phone`, {}).expect(403);
  });

  it('is not reached by requesters, who see only their own tickets', async () => {
    const { ticket } = await submit();
    const stranger = await person('requester');
    await get(stranger, `/my/tickets/${String(ticket.id)}`).expect(404);
    await get(tenant, `/tickets/${String(ticket.id)}`).expect(403);
    await post(tenant, `/tickets/${String(ticket.id)}/cancel`, { reason: 'not-needed' }).expect(403);
  });
});

describe('lists', () => {
  it('pages newest first without gaps or repeats', async () => {
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) made.unshift((await submit(tenant, { anotherProblem: true })).ticket.number);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<TicketSummary> = (await get(agent, `/tickets?limit=3&state=open${cursor ? `&cursor=${cursor}` : ''}`).expect(200)).body as Page<TicketSummary>;
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
  });

  it('narrows by state, urgency, device, place, requester and time', async () => {
    const { ticket } = await submit();
    const { ticket: other } = await submit(tenant, { stickerCode: undefined, placeText: '地下室', problemTypeId: undefined, urgency: 'normal' });
    await post(agent, `/tickets/${String(other.id)}/invalidate`, { reason: 'test' }).expect(200);
    const numbers = async (query: string) => ((await get(agent, `/tickets?${query}`).expect(200)).body as Page<TicketSummary>).items.map(({ number }) => number);
    expect(await numbers('state=open')).toEqual([ticket.number]);
    expect(await numbers('state=invalid')).toEqual([other.number]);
    expect(await numbers('state=open,invalid')).toEqual([other.number, ticket.number]);
    expect(await numbers('urgency=normal')).toEqual([other.number]);
    expect(await numbers(`assetId=${String(device.asset.id)}`)).toEqual([ticket.number]);
    expect(await numbers(`locationId=${String(device.location.id)}`)).toEqual([ticket.number]);
    expect(await numbers(`requesterId=${String(tenant.id)}`)).toEqual([other.number, ticket.number]);
    expect(await numbers(`submittedFrom=${encodeURIComponent(other.submittedAt)}`)).toEqual([other.number]);
    expect(await numbers('submittedTo=2020-01-01T00:00:00Z')).toEqual([]);
    await api.database.query('UPDATE tickets SET expectedResponseAt = ? WHERE id = ?', [new Date(0), ticket.id]);
    expect(await numbers('overdue=true')).toEqual([ticket.number]);
    expect((await get(agent, '/tickets/counts').expect(200)).body).toMatchObject({ open: { value: 1, capped: false }, overdue: { value: 1 }, invalid: { value: 1 }, submitted: { value: 1 } });
  });

  it('finds a ticket by number, phone, serial number and Chinese words, in any part', async () => {
    const { ticket } = await submit(tenant, { description: '吊顶里的冷凝水管滴水，地毯都湿了' });
    await submit(tenant, { anotherProblem: true, description: '遥控器没反应', contact: { name: '李', phone: '13655556666' } });
    const serial = device.asset.serialNumber ?? '';
    const numbers = async (search: string) => ((await get(agent, `/tickets?search=${encodeURIComponent(search)}`).expect(200)).body as Page<TicketSummary>).items.map(({ number }) => number);
    await until(async () => (await numbers('冷凝水')).length === 1);
    await until(async () => (await numbers('遥控器')).length === 1);
    for (const search of ['冷凝水', '地毯 湿', '13800138000', '8000', ticket.number, `${ticket.number.slice(0, 4)} ${ticket.number.slice(4)}`]) expect([search, await numbers(search)]).toEqual([search, [ticket.number]]);
    expect(await numbers(serial)).toHaveLength(2);
    expect(await numbers('滴')).toEqual([ticket.number]);
    expect(await numbers('电梯')).toEqual([]);
    expect(await numbers('%')).toEqual([]);
  });
});

it('chains the history so that an altered event is found', async () => {
  const { ticket } = await submit();
  await post(tenant, `/my/tickets/${String(ticket.id)}/comments`, { text: '请尽快' }).expect(201);
  await post(agent, `/tickets/${String(ticket.id)}/triage`, { priority: 'normal' }).expect(200);
  const broken = async () => {
    const [row]: Ticket[] = await api.database.query('SELECT * FROM tickets WHERE id = ?', [ticket.id]);
    const events: (ChainedEvent & { hash: Buffer })[] = (await api.database.query('SELECT * FROM ticket_events WHERE ticketId = ? ORDER BY id', [ticket.id]) as (ChainedEvent & { hash: Buffer })[])
      .map((event) => ({ ...event, internal: Boolean(event.internal) }));
    if (!row) throw new Error('no ticket');
    return firstBrokenEvent(genesisHash(row), events, row.lastEventHash);
  };
  expect(await broken()).toBeNull();
  await api.database.query("UPDATE ticket_events SET data = '{}' WHERE ticketId = ? AND kind = 'comment'", [ticket.id]);
  expect(await broken()).toBe(1);
});

it('does not exist for another organization', async () => {
  const { ticket } = await submit();
  const stranger = await createPerson(api, (await createOrganization(api)).id, ['admin']);
  const path = `/tickets/${String(ticket.id)}`;
  await get(stranger, path).expect(404);
  await get(stranger, `/tickets/by-number/${ticket.number}`).expect(404);
  for (const [action, body] of Object.entries({
    triage: { priority: 'low' }, invalidate: { reason: 'test' }, cancel: { reason: 'by-mistake' }, merge: { intoNumber: ticket.number }, comments: { text: 'x' }, 'reveal-phone': {},
  })) {
    const answer = await post(stranger, `${path}/${action}`, body);
    expect([action, answer.status]).toEqual([action, action === 'merge' ? 422 : 404]);
  }
  expect(((await get(stranger, `/tickets?search=${ticket.number}`).expect(200)).body as Page<TicketSummary>).items).toEqual([]);
});
