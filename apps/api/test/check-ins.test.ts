import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FlaggedCheckIn, JobDetail, Notice, Page, TicketDetail, VisitView } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createDevice } from './support/devices.js';
import { claimOf, createField, devicePlace, job, north, onSite, upload, type Field } from './support/field.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

/** Accepted, so that the check-in is next. */
async function acceptedJob(): Promise<{ visitId: number; ticketId: number }> {
  const { visitId, ticket } = await job(field);
  await field.as.engineer.post(`/jobs/${visitId}/accept`);
  return { visitId, ticketId: ticket.id };
}
const checkIn = (visitId: number, body: object) => field.as.engineer.refusal('post', `/jobs/${visitId}/check-in`, body);

describe('by the place', () => {
  it('is taken within the geofence, widened by the reported accuracy up to its limit', async () => {
    const { visitId } = await acceptedJob();
    expect(await checkIn(visitId, { method: 'geofence', coordinates: north(2000), accuracyMeters: 30 })).toEqual({
      status: 422, code: 'too-far-away', context: { distanceMeters: 2000, allowedMeters: 230 },
    });
    expect(await checkIn(visitId, { method: 'geofence', coordinates: north(2000), accuracyMeters: 5000 })).toMatchObject({ status: 422, code: 'position-too-inaccurate', context: { accuracyMeters: 5000 } });
    expect(await checkIn(visitId, { method: 'geofence' })).toMatchObject({ status: 422, code: 'position-required' });
    const there = await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(215), accuracyMeters: 30 });
    expect(there).toMatchObject({ state: 'in_progress', visit: { checkIn: { flags: [], speedKmh: null } } });
  });

  it('compares places in one system: a GPS position is not 500 metres off', async () => {
    const { visitId } = await acceptedJob();
    // The same spot as the GPS says it.
    const gps = { latitude: 31.232350, longitude: 121.469205, system: 'WGS-84' };
    const there = await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: gps, accuracyMeters: 10 });
    expect(there.visit.checkIn?.distanceMeters).toBeLessThan(30);
    expect(there.visit.checkIn?.coordinates).toEqual(gps);
  });

  it('cannot be where nobody knows the place', async () => {
    const { as, device: { location: { id, parentId, kind, name } } } = field;
    await as.admin.put(`/locations/${id}`, { parentId, kind, name, coordinates: null });
    const { visitId } = await acceptedJob();
    expect(await checkIn(visitId, { method: 'geofence', coordinates: devicePlace })).toMatchObject({ status: 422, code: 'place-unknown' });
  });

  it('takes the place of the building for a room without coordinates', async () => {
    const { as, device } = field;
    const { id, kind, name } = device.location;
    const building = await as.admin.post<{ id: number }>('/locations', { parentId: null, kind: 'building', name: '人民大厦', coordinates: devicePlace });
    await as.admin.put(`/locations/${id}`, { parentId: building.id, kind, name, coordinates: null });
    const { visitId } = await acceptedJob();
    expect(await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(10) })).toMatchObject({ state: 'in_progress' });
  });
});

describe('by the sticker', () => {
  it('is taken from the device\'s own and from no other', async () => {
    const other = await createDevice(api, field.organizationId);
    const { visitId } = await acceptedJob();
    expect(await checkIn(visitId, { method: 'sticker' })).toMatchObject({ status: 400, errors: [{ field: 'stickerCode', code: 'required' }] });
    for (const stickerCode of [other.sticker.code, '00000000000', 'what?']) expect(await checkIn(visitId, { method: 'sticker', stickerCode })).toMatchObject({ status: 422, code: 'wrong-sticker' });
    const there = await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'sticker', stickerCode: field.device.sticker.code.toLowerCase() });
    expect(there).toMatchObject({ state: 'in_progress', visit: { checkIn: { method: 'sticker', distanceMeters: null, flags: [] } } });
  });

  it('is refused once the sticker is void', async () => {
    const { visitId } = await acceptedJob();
    await field.as.admin.post(`/stickers/${field.device.sticker.id}/void`, { reason: '破损' });
    expect(await checkIn(visitId, { method: 'sticker', stickerCode: field.device.sticker.code })).toMatchObject({ status: 422, code: 'wrong-sticker' });
  });
});

describe('by hand', () => {
  it('wants a reason and a photo, and a manager looks at it', async () => {
    const { as, people } = field;
    const { visitId, ticketId } = await acceptedJob();
    const picture = await upload(field, people.engineer);
    expect(await checkIn(visitId, { method: 'manual', photo: claimOf(picture) })).toMatchObject({ status: 400, errors: [{ field: 'reason', code: 'required' }] });
    expect(await checkIn(visitId, { method: 'manual', reason: '地下室没有信号' })).toMatchObject({ status: 400, errors: [{ field: 'photo', code: 'required' }] });
    await as.engineer.post(`/jobs/${visitId}/check-in`, { method: 'manual', reason: '地下室没有信号', photo: claimOf(picture) });

    expect((await as.manager.get<Page<Notice>>('/me/notices')).items).toMatchObject([{ kind: 'check-in-flagged', ticketId, visitId, data: { flags: 'manual' } }]);
    const [flagged] = (await as.manager.get<Page<FlaggedCheckIn>>('/check-ins?reviewed=false')).items;
    expect(flagged).toMatchObject({ method: 'manual', flags: ['manual'], reason: '地下室没有信号', photo: { id: picture.id }, engineer: { name: '李师傅' }, reviewedAt: null });
    expect(await as.manager.post(`/check-ins/${flagged?.id ?? 0}/review`, { note: '属实' })).toMatchObject({ reviewNote: '属实', reviewedAt: expect.any(String) });
    expect(await as.manager.post(`/check-ins/${flagged?.id ?? 0}/review`, { note: '又看' })).toMatchObject({ reviewNote: '属实' });
    expect((await as.manager.get<Page<FlaggedCheckIn>>('/check-ins?reviewed=false')).items).toEqual([]);
    expect((await as.manager.get<Page<FlaggedCheckIn>>('/check-ins?reviewed=true')).items).toHaveLength(1);
    expect(await as.agent.refusal('get', '/check-ins')).toMatchObject({ status: 403 });

    const { timeline } = await as.agent.get<TicketDetail>(`/tickets/${ticketId}`);
    expect(timeline.at(-1)).toMatchObject({ kind: 'check-in-flagged', internal: true, actor: { kind: 'system' } });
    const seen = await as.tenant.get<{ timeline: { kind: string }[] }>(`/my/tickets/${ticketId}`);
    expect(seen.timeline.map(({ kind }) => kind)).not.toContain('check-in-flagged');
  });

  it('does not take a photo that somebody else uploaded', async () => {
    const { visitId } = await acceptedJob();
    const theirs = await upload(field, field.people.tenant);
    expect(await checkIn(visitId, { method: 'manual', reason: '没信号', photo: { id: theirs.id, claim: 'x'.repeat(43) } })).toMatchObject({ status: 400, errors: [{ field: 'photo.0', code: 'not-yours' }] });
  });
});

it('flags a jump that nobody travels, and takes the check-in all the same', async () => {
  const { as, organizationId } = field;
  const first = await job(field);
  await onSite(field, first.visitId);
  const far = await createDevice(api, organizationId);
  const { id, parentId, kind, name } = far.location;
  const beijing = { latitude: 39.908722, longitude: 116.397499, system: 'GCJ-02' };
  await as.admin.put(`/locations/${id}`, { parentId, kind, name, coordinates: beijing });
  const second = await job({ ...field, device: far });
  await as.engineer.post(`/jobs/${second.visitId}/accept`);
  const there = await as.engineer.post<JobDetail>(`/jobs/${second.visitId}/check-in`, { method: 'geofence', coordinates: beijing, accuracyMeters: 20 });
  expect(there).toMatchObject({ state: 'in_progress', visit: { checkIn: { flags: ['impossible-jump'] } } });
  expect(there.visit.checkIn?.speedKmh).toBeGreaterThan(10_000);
  expect((await as.manager.get<Page<Notice>>('/me/notices')).items[0]).toMatchObject({ kind: 'check-in-flagged', data: { flags: 'impossible-jump' } });
});

it('tells an admin where the organization has no manager', async () => {
  const { as, people } = field;
  await api.database.query("UPDATE users SET status = 'disabled' WHERE id = ?", [people.manager.id]);
  const { visitId } = await acceptedJob();
  await as.engineer.post(`/jobs/${visitId}/check-in`, { method: 'manual', reason: '没信号', photo: claimOf(await upload(field, people.engineer)) });
  expect((await as.admin.get<Page<Notice>>('/me/notices')).items).toMatchObject([{ kind: 'check-in-flagged' }]);
});

it('does not call a walk around the building a jump', async () => {
  const first = await job(field);
  await onSite(field, first.visitId);
  const second = await job(field);
  await field.as.engineer.post(`/jobs/${second.visitId}/accept`);
  const there = await field.as.engineer.post<JobDetail>(`/jobs/${second.visitId}/check-in`, { method: 'geofence', coordinates: north(150), accuracyMeters: 20 });
  expect(there.visit.checkIn).toMatchObject({ flags: [], speedKmh: 0 });
});

describe('told late, because there was no network', () => {
  it('keeps the phone\'s time where it fits, and both in the history', async () => {
    const { visitId, ticketId } = await acceptedJob();
    const hourAgo = new Date(Date.now() - 3_600_000);
    // The desk assigned and the engineer accepted before that.
    await api.database.query('UPDATE visits SET assignedAt = ?, acceptedAt = ?, lastStepAt = ? WHERE id = ?', [new Date(hourAgo.getTime() - 7200_000), new Date(hourAgo.getTime() - 3600_000), new Date(hourAgo.getTime() - 3600_000), visitId]);
    const departed = new Date(hourAgo.getTime() - 25 * 60_000).toISOString();
    await field.as.engineer.post(`/jobs/${visitId}/depart`, { happenedAt: departed });
    const there = await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(5), happenedAt: hourAgo.toISOString() });
    expect(there.visit).toMatchObject({ departedAt: departed, checkedInAt: hourAgo.toISOString(), travelMinutes: 25, checkIn: { at: hourAgo.toISOString(), flags: ['late-report'] } });
    const { timeline } = await field.as.agent.get<TicketDetail>(`/tickets/${ticketId}`);
    const line = timeline.find(({ action }) => action === 'checkIn');
    expect(line?.happenedAt).toBe(hourAgo.toISOString());
    expect(Date.parse(line?.at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it.each([
    ['from before the step before', (step: number) => step - 1000],
    ['from the future', () => Date.now() + 3_600_000],
    ['more than a day old', () => Date.now() - 25 * 3_600_000],
  ])('takes the server\'s time for a time %s', async (_, time) => {
    const { visitId } = await acceptedJob();
    const [visit] = await field.as.agent.get<VisitView[]>(`/tickets/${(await field.as.engineer.get<JobDetail>(`/jobs/${visitId}`)).ticketId}/visits`);
    const before = Date.now();
    const { visit: { departedAt } } = await field.as.engineer.post<JobDetail>(`/jobs/${visitId}/depart`, { happenedAt: new Date(time(Date.parse(visit?.acceptedAt ?? ''))).toISOString() });
    expect(Date.parse(departedAt ?? '')).toBeGreaterThanOrEqual(before - 1000);
    expect(Date.parse(departedAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000);
  });
});
