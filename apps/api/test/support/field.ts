import type { JobDetail, LocationNode, TicketDetail, TicketSubmitted, UploadedAttachment, WorkStandard } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { callsOf, type Calls } from './calls.js';
import { createDevice, type TestDevice } from './devices.js';
import { photo } from './files.js';
import { createOrganization, createPerson, type TestPerson } from './people.js';

/** 人民广场, where the test devices are. */
export const devicePlace = { latitude: 31.230416, longitude: 121.473701, system: 'GCJ-02' } as const;

/** About so many metres to the north. */
export function north(meters: number): { latitude: number; longitude: number; system: 'GCJ-02' } {
  return { ...devicePlace, latitude: devicePlace.latitude + meters / 111_195 };
}

/** An organization with somebody in each part of the play, and a device on the map. */
export interface Field {
  api: RunningApi;
  organizationId: number;
  people: Record<'admin' | 'agent' | 'manager' | 'engineer' | 'colleague' | 'tenant', TestPerson>;
  as: Record<'admin' | 'agent' | 'manager' | 'engineer' | 'colleague' | 'tenant', Calls>;
  device: TestDevice;
}

export async function createField(api: RunningApi): Promise<Field> {
  const { id: organizationId } = await createOrganization(api);
  const person = (name: string, ...roles: Parameters<typeof createPerson>[2]) => createPerson(api, organizationId, roles, { name });
  const people = {
    admin: await person('管理员', 'admin'), agent: await person('客服小陈', 'agent'), manager: await person('主管老王', 'manager'),
    engineer: await person('李师傅', 'engineer'), colleague: await person('赵师傅', 'engineer'), tenant: await person('张三', 'requester'),
  };
  const as = Object.fromEntries(Object.entries(people).map(([name, one]) => [name, callsOf(api, one)])) as Field['as'];
  const device = await createDevice(api, organizationId);
  const { id, parentId, kind, name } = device.location;
  await as.admin.put<LocationNode>(`/locations/${id}`, { parentId, kind, name, address: '人民大道200号', coordinates: devicePlace });
  return { api, organizationId, people, as, device };
}

/** Reported by the tenant, triaged by the agent. */
export async function triagedTicket({ as, device }: Field): Promise<TicketDetail> {
  const { ticket } = await as.tenant.post<TicketSubmitted>('/my/tickets', {
    stickerCode: device.sticker.code, problemTypeId: device.category.problemTypes[0]?.id, description: '不制冷，滴水', urgency: 'urgent',
    contact: { name: '张三', phone: '13800138000' }, anotherProblem: true,
  });
  return as.agent.post<TicketDetail>(`/tickets/${ticket.id}/triage`, { priority: 'high' });
}

/** A visit for the engineer, assigned by the agent. Answers its id. */
export async function assigned({ as, people }: Field, ticketId: number, engineer: TestPerson = people.engineer): Promise<number> {
  const { visitId } = await as.agent.post<TicketDetail>(`/tickets/${ticketId}/assign`, { engineerId: engineer.id });
  if (visitId === null) throw new Error('no visit');
  return visitId;
}

/** A new ticket in the engineer's hands. */
export async function job(field: Field, engineer?: TestPerson): Promise<{ ticket: TicketDetail; visitId: number }> {
  const ticket = await triagedTicket(field);
  return { ticket, visitId: await assigned(field, ticket.id, engineer) };
}

export async function upload({ api }: Field, person: TestPerson, file?: Buffer, name = 'a.jpg'): Promise<UploadedAttachment> {
  const answer = await api.http.post('/api/v1/attachments').set('authorization', person.authorization).attach('file', file ?? await photo(), name);
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as UploadedAttachment;
}

export function claimOf({ id, claim }: UploadedAttachment): { id: number; claim: string } {
  return { id, claim };
}

/** A fault code and a checklist for the device's category. */
export async function workStandard({ as, device }: Field): Promise<WorkStandard> {
  return as.admin.put<WorkStandard>(`/work-standards/${device.category.id}`, {
    faultCodes: [{ code: 'E1', name: '缺氟' }], causes: ['铜管漏'], actions: ['补漏加氟'], checklist: [{ text: '测出风温度', required: true }, { text: '清洗滤网', required: false }],
  });
}

/** The least that counts as a record. */
export const plainRecord = { cause: '铜管漏氟', action: '补漏、加氟', labourMinutes: 45, parts: [], photos: [], checklist: [] };

/** As far as the work itself: accepted, gone, and there. */
export async function onSite(field: Field, visitId: number, calls: Calls = field.as.engineer): Promise<JobDetail> {
  await calls.post(`/jobs/${visitId}/accept`);
  await calls.post(`/jobs/${visitId}/depart`);
  return calls.post<JobDetail>(`/jobs/${visitId}/check-in`, { method: 'geofence', coordinates: north(20), accuracyMeters: 15 });
}

/** Done, with a reason why nobody signed. */
export async function completed(field: Field, visitId: number, calls: Calls = field.as.engineer): Promise<JobDetail> {
  await onSite(field, visitId, calls);
  await calls.post(`/jobs/${visitId}/work-log`, plainRecord);
  return calls.post<JobDetail>(`/jobs/${visitId}/complete`, { unsignedReason: 'accepts-remotely' });
}

