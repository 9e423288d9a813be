import type { AssetCategory, LoginResponse, StaffInvited, TicketSubmitted } from '@scanfix/shared-types';
import { randomUUID } from 'node:crypto';
import { newPerson, office, send, someDigits, somePhone, type StuckDevice } from './office.js';
import { control } from './system.js';

/** Where the stories' device stands: building 1 of the demo, GCJ-02; and a place two kilometres from it. */
export const onSite = { latitude: 31.22341, longitude: 121.44581 };
export const farAway = { latitude: 31.24141, longitude: 121.44581 };

export interface Person {
  /** On the sandbox phone. */
  id: string;
  name: string;
}

export interface Engineer extends Person {
  staffId: number;
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

async function wechatCode(person: string): Promise<string> {
  return (await control<{ code: string }>('login-code', 'POST', { person })).code;
}

/** An expert for air conditioners with a phone of their own, who begins the day so far north of the site, in degrees. */
export async function newEngineer(surname: string, north: number): Promise<Engineer> {
  const person = { id: `crew-${randomUUID().slice(0, 8)}`, name: `${surname}志远${someDigits()}`, phone: somePhone(), note: '工程师', avatarColor: '#c4682d', refusesPhone: false };
  await control('people', 'POST', person);
  const { staff, invitationUrl } = await office<StaffInvited>('POST', '/staff', { name: person.name, roles: ['engineer'] });
  await send('POST', `/invitations/${invitationUrl.split('/').at(-1) ?? ''}/accept`, { wechatCode: await wechatCode(person.id) });
  const category = (await office<AssetCategory[]>('GET', '/asset-categories')).find(({ name }) => name === '空调');
  await office('PUT', `/engineers/${staff.id}`, {
    maximumOpenJobs: 5, skills: category ? [{ categoryId: category.id, level: 3 }] : [], territoryLocationIds: [], territoryPolygons: [], shifts: [],
    base: { latitude: onSite.latitude + north, longitude: onSite.longitude, system: 'GCJ-02' },
  });
  return { id: person.id, name: person.name, staffId: staff.id };
}

const tokens = new Map<string, LoginResponse>();

/** As this person, in the mini-program: the login lasts as long as it may, since logins are limited. */
export async function tokenOf(person: Person): Promise<string> {
  const held = tokens.get(person.id);
  if (held && Date.parse(held.accessTokenExpiresAt) > Date.now() + 60_000) return held.accessToken;
  const login = await send<LoginResponse>('POST', '/auth/wechat', { code: await wechatCode(person.id), client: 'mini-program' });
  tokens.set(person.id, login);
  return login.accessToken;
}

export interface Reported {
  tenant: Person & { phone: string };
  ticketId: number;
  number: string;
  /** The private link. */
  followUrl: string;
}

/** A tenant who reported the device as broken; the desk has triaged it. */
export async function newTriagedTicket(device: StuckDevice, tenantName: string): Promise<Reported> {
  const tenant = await newPerson(tenantName);
  const { ticket, followUrl } = await send<TicketSubmitted>('POST', '/my/tickets', {
    stickerCode: device.sticker.code, description: '开到 18 度吹出来还是热风，外机不转。', urgency: 'urgent', contact: { name: tenant.name, phone: tenant.phone },
  }, bearer(await tokenOf(tenant)));
  await office('POST', `/tickets/${ticket.id}/triage`, { priority: 'high' });
  return { tenant, ticketId: ticket.id, number: ticket.number, followUrl };
}

/** Something that an engineer does without the phone's screen. */
export const asEngineer = async <Answer>(engineer: Person, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> =>
  send<Answer>(method, path, body, bearer(await tokenOf(engineer)));
