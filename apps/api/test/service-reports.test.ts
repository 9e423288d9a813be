import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportVerification, TicketSubmitted } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf } from './support/calls.js';
import { claimOf, completed, createField, job, onSite, plainRecord, upload, type Field } from './support/field.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { doneJob, drawnName, pdfOf, tokenIn, wordsOf } from './support/reports.js';
import { eventHash, genesisHash, type ChainedEvent } from '../src/modules/tickets/ticket.chain.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

const reportOf = (ticketId: number) => pdfOf(field.as.agent.call('get', `/tickets/${ticketId}/service-report`));
const tokenOf = async (ticketId: number) => tokenIn((await reportOf(ticketId)).pdf);
const verify = async (token: string) => (await api.http.get(`/api/v1/public/service-reports/${token}`).expect(200)).body as ReportVerification;

describe('the document', () => {
  it('shows on one page what was reported, done, used and signed', async () => {
    const { ticket } = await doneJob(field);
    const { pdf, headers } = await reportOf(ticket.id);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': expect.stringContaining(`service-report-${ticket.number}.pdf`) });
    expect(pdf.title).toBe(`维修服务报告 ${ticket.number}`);
    expect(pdf.pages).toHaveLength(1);
    const words = wordsOf(pdf);
    for (const word of [
      '测试物业', '维修服务报告', '挂式空调', field.device.asset.serialNumber ?? '', '张三138****8000', '保修期内', '不制冷，滴水', '李师傅', '报修', '派单', '接单', '出发', '到场签到', '1h25min', '现场定位GPS·20m',
      'E1制冷剂泄漏', '铜管喇叭口老化', '更换铜管并补充冷媒', '支架轻微锈蚀', '断电挂牌', '检查支架', '螺栓已紧固', 'R32冷媒R32350克¥0.12¥42.00', 'CU-9.52铜管3米¥38.50¥115.50', '备件合计', '¥157.50',
      '维修前', '维修后', '客户签名', '400-000-0000', '1/1',
    ]) expect(words).toContain(word.replace(/\s/g, ''));
    expect(words).not.toContain('13800138000');
    // Two photos and the name.
    expect(pdf.pages[0]?.images).toHaveLength(3);
    expect(pdf.fonts.every(({ name, bytes }) => name.includes('+') && bytes < 200_000)).toBe(true);
  });

  it('keeps everything within the paper', async () => {
    const { ticket } = await doneJob(field);
    const { pdf: { pages: [page] } } = await reportOf(ticket.id);
    for (const { x, y } of page?.texts ?? []) expect(x > 20 && x < 575 && y > 15 && y < 827).toBe(true);
    for (const { x, y, width, height } of page?.images ?? []) expect(x >= 40 && x + width <= 556 && y >= 50 && y + height <= 812).toBe(true);
  });

  it('goes on over pages where much was written, and says which is which', async () => {
    const { visitId, ticket } = await job(field);
    await onSite(field, visitId);
    await field.as.engineer.post(`/jobs/${visitId}/work-log`, { ...plainRecord, action: '拧紧。'.repeat(300), note: Array.from({ length: 300 }, (_, index) => `第${index}行`).join('\n') });
    await field.as.engineer.post(`/jobs/${visitId}/complete`, { unsignedReason: 'requester-absent' });
    const { pdf } = await reportOf(ticket.id);
    expect(pdf.pages.length).toBeGreaterThan(2);
    const words = wordsOf(pdf);
    expect(words).toContain('第299行');
    expect(words).toContain('未签名Notsigned');
    expect(words).toContain(`${pdf.pages.length}/${pdf.pages.length}`);
    for (const { texts } of pdf.pages) for (const { y } of texts) expect(y).toBeGreaterThan(10);
  });

  it('says that the requester accepted on their own phone', async () => {
    const { visitId, ticket } = await job(field);
    await completed(field, visitId);
    await field.as.tenant.post(`/my/tickets/${ticket.id}/acceptance`, { signerName: '张三' });
    expect(wordsOf((await reportOf(ticket.id)).pdf)).toContain('客户已在自己的手机上验收');
  });

  it('carries emoji and hidden marks no further, and survives a picture that is none any more', async () => {
    const { visitId, ticket } = await job(field);
    await onSite(field, visitId);
    const picture = await upload(field, field.people.engineer);
    await field.as.engineer.post(`/jobs/${visitId}/work-log`, { ...plainRecord, cause: '漏水💧‮反向', photos: [{ moment: 'before', takenAt: new Date().toISOString(), attachment: claimOf(picture) }] });
    await field.as.engineer.post(`/jobs/${visitId}/complete`, { unsignedReason: 'requester-refused' });
    await api.database.query("UPDATE attachments SET `key` = 'gone' WHERE id = ?", [picture.id]);
    const { pdf } = await reportOf(ticket.id);
    expect(wordsOf(pdf)).toContain('漏水');
    expect(pdf.pages[0]?.images).toEqual([]);
  });

  it('is not ready before the work is done', async () => {
    const { visitId, ticket } = await job(field);
    expect(await field.as.agent.refusal('get', `/tickets/${ticket.id}/service-report`)).toEqual({ status: 409, code: 'report-not-ready', context: { state: 'assigned' } });
    expect(await field.as.engineer.refusal('get', `/jobs/${visitId}/service-report`)).toMatchObject({ status: 409, code: 'report-not-ready' });
    expect(await field.as.tenant.refusal('get', `/my/tickets/${ticket.id}/service-report`)).toMatchObject({ status: 409, code: 'report-not-ready' });
  });
});

describe('who may have it', () => {
  it('is the desk, the engineer and the one who reported, with and without an account', async () => {
    const { as, people, device } = field;
    const submitted = await as.tenant.post<TicketSubmitted>('/my/tickets', {
      stickerCode: device.sticker.code, description: '漏水', urgency: 'normal', contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
    });
    const { visitId, ticket } = await doneJob(field);
    for (const call of [as.agent.call('get', `/tickets/${ticket.id}/service-report`), as.engineer.call('get', `/jobs/${visitId}/service-report`), as.tenant.call('get', `/my/tickets/${ticket.id}/service-report`)]) {
      expect((await pdfOf(call)).pdf.title).toContain(ticket.number);
    }
    const link = await api.http.get(`/api/v1/public/tickets/${submitted.followToken}/service-report`).expect(409);
    expect(link.body).toMatchObject({ code: 'report-not-ready' });
    await api.database.query('UPDATE ticket_requesters SET ticketId = ? WHERE ticketId = ? AND userId = ?', [0, ticket.id, people.tenant.id]);
    await api.database.query('UPDATE ticket_requesters SET ticketId = ? WHERE ticketId = ? AND userId = ?', [ticket.id, submitted.ticket.id, people.tenant.id]);
    expect((await pdfOf(api.http.get(`/api/v1/public/tickets/${submitted.followToken}/service-report`))).pdf.title).toContain(ticket.number);
  });

  it('is nobody else: a requester of another ticket, a neighbour, a colleague, another organization', async () => {
    const { as, organizationId, device } = field;
    const { visitId, ticket } = await doneJob(field);
    const neighbour = callsOf(api, await createPerson(api, organizationId, ['requester']));
    expect(await neighbour.refusal('get', `/my/tickets/${ticket.id}/service-report`)).toEqual({ status: 404, code: 'not-found' });
    await neighbour.post('/my/follows', { stickerCode: device.sticker.code, ticketNumber: ticket.number });
    expect(await neighbour.refusal('get', `/my/tickets/${ticket.id}/service-report`)).toEqual({ status: 404, code: 'not-found' });
    expect(await as.colleague.refusal('get', `/jobs/${visitId}/service-report`)).toEqual({ status: 404, code: 'not-found' });
    expect(await as.tenant.refusal('get', `/tickets/${ticket.id}/service-report`)).toMatchObject({ status: 403 });
    const stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['admin']));
    expect(await stranger.refusal('get', `/tickets/${ticket.id}/service-report`)).toEqual({ status: 404, code: 'not-found' });
  });
});

describe('its code', () => {
  it('shows anybody that the record is as it was written, and nothing personal', async () => {
    const { ticket } = await doneJob(field);
    const found = await verify(await tokenOf(ticket.id));
    expect(found).toMatchObject({
      intact: true, fault: null, brokenAt: null, current: true, organizationName: '测试物业', ticketNumber: ticket.number, deviceName: '挂式空调',
      serialNumber: field.device.asset.serialNumber, engineerName: '李师傅',
    });
    expect(found.completedAt).not.toBeNull();
    expect(JSON.stringify(found)).not.toMatch(/张三|13800138000|138\*\*\*\*8000|不制冷|人民大道/);
  });

  it('leads through the printed link to the page of the phone', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    await api.http.get(`/v/${token}`).expect(302).expect('location', `/#/pages/verify/index?token=${token}`);
  });

  it('stays the newest when the requester confirms, and not when work was recorded or redone', async () => {
    const { as } = field;
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    await as.tenant.post(`/my/tickets/${ticket.id}/follow-up`, { fixed: true, csat: 5 });
    await as.agent.post(`/tickets/${ticket.id}/comments`, { text: '谢谢' });
    expect(await verify(token)).toMatchObject({ intact: true, current: true });
    await as.agent.post(`/tickets/${ticket.id}/rework`, { reason: 'fault-again' });
    expect(await verify(token)).toMatchObject({ intact: true, current: false });
    expect(await verify(await tokenOf(ticket.id))).toMatchObject({ current: true });
  });

  it('is not current any more once the requester signed after it was printed', async () => {
    const { visitId, ticket } = await job(field);
    await completed(field, visitId);
    const token = await tokenOf(ticket.id);
    await field.as.tenant.post(`/my/tickets/${ticket.id}/acceptance`, { signerName: '张三', image: claimOf(await upload(field, field.people.tenant, await drawnName(), 'name.png')) });
    expect(await verify(token)).toMatchObject({ intact: true, current: false });
  });

  it('is nobody\'s who changed a character of it', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    for (const at of [0, 8, 20, 50]) {
      const forged = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect((await api.http.get(`/api/v1/public/service-reports/${forged}`).expect(404)).body).toMatchObject({ code: 'not-found' });
    }
    await api.http.get('/api/v1/public/service-reports/x').expect(404);
  });
});

describe('a record that somebody altered in the database', () => {
  const eventsOf = (ticketId: number): Promise<(Omit<ChainedEvent, 'internal'> & { id: number; internal: number; hash: Buffer })[]> =>
    api.database.query('SELECT * FROM ticket_events WHERE ticketId = ? ORDER BY id', [ticketId]);

  it('is found by the line that no longer fits', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    const line = (await eventsOf(ticket.id)).find(({ action }) => action === 'checkIn');
    await api.database.query('UPDATE ticket_events SET createdAt = createdAt - INTERVAL 2 HOUR WHERE id = ?', [line?.id]);
    expect(await verify(token)).toMatchObject({ intact: false, fault: 'event-altered', brokenAt: { id: line?.id } });
    expect(await field.as.agent.get(`/tickets/${ticket.id}/verification`)).toMatchObject({ intact: false, fault: 'event-altered', brokenAt: { id: line?.id } });
  });

  it('is found when its end was cut off', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    await api.database.query('DELETE FROM ticket_events WHERE ticketId = ? ORDER BY id DESC LIMIT 1', [ticket.id]);
    expect(await verify(token)).toMatchObject({ intact: false, fault: 'end-cut-off', brokenAt: null, current: false });
  });

  it('is found when the end was cut off and the anchor moved, because the paper remembers', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    await api.database.query('DELETE FROM ticket_events WHERE ticketId = ? ORDER BY id DESC LIMIT 1', [ticket.id]);
    await api.database.query('UPDATE tickets SET lastEventHash = ? WHERE id = ?', [(await eventsOf(ticket.id)).at(-1)?.hash, ticket.id]);
    expect(await field.as.agent.get(`/tickets/${ticket.id}/verification`)).toMatchObject({ intact: true });
    expect(await verify(token)).toMatchObject({ intact: false, fault: 'end-cut-off', current: false });
  });

  it('is found when the whole history was written anew with hashes that fit', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    const [row]: [Parameters<typeof genesisHash>[0]] = await api.database.query('SELECT * FROM tickets WHERE id = ?', [ticket.id]);
    await api.database.query("UPDATE ticket_events SET data = '{}' WHERE ticketId = ? AND action = 'triage'", [ticket.id]);
    let previous = genesisHash(row);
    for (const event of await eventsOf(ticket.id)) {
      previous = eventHash(previous, { ...event, internal: Boolean(event.internal) });
      await api.database.query('UPDATE ticket_events SET hash = ? WHERE id = ?', [previous, event.id]);
    }
    await api.database.query('UPDATE tickets SET lastEventHash = ? WHERE id = ?', [previous, ticket.id]);
    expect(await field.as.agent.get(`/tickets/${ticket.id}/verification`)).toMatchObject({ intact: true });
    expect(await verify(token)).toMatchObject({ intact: false, current: false });
  });

  it('is found when what was reported was changed', async () => {
    const { ticket } = await doneJob(field);
    const token = await tokenOf(ticket.id);
    await api.database.query("UPDATE tickets SET description = '客户自己弄坏的' WHERE id = ?", [ticket.id]);
    expect(await verify(token)).toMatchObject({ intact: false, fault: 'facts-altered' });
  });

  it('says so for every report that was printed before', async () => {
    const { ticket } = await doneJob(field);
    const [first, second] = [await tokenOf(ticket.id), await tokenOf(ticket.id)];
    expect(first).toBe(second);
    await field.as.agent.post(`/tickets/${ticket.id}/comments`, { text: '已电话回访' }, idempotencyKey());
    const third = await tokenOf(ticket.id);
    expect(third).not.toBe(first);
    await api.database.query("UPDATE ticket_events SET data = '{}' WHERE ticketId = ? AND kind = 'work-log'", [ticket.id]);
    for (const token of [first, third]) expect(await verify(token)).toMatchObject({ intact: false, fault: 'event-altered' });
  });
});
