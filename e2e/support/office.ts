import { afterAll, beforeAll } from '@jest/globals';
import { maskPhone, type AssetCategory, type AssetDetail, type LocationSummary, type Page, type StaffInvited, type StickerBatch, type StickerSummary, type TicketDetail, type TicketSummary } from '@scanfix/shared-types';
import { randomInt, randomUUID } from 'node:crypto';
import { control, loginOf, stickers, system, type DemoSticker } from './system.js';

/**
 * What a story finds in place before it begins, made through the API as the admin would. Everything is new for each run, so that
 * stories can be told again and again on the same system.
 */

let token: string | undefined;

export async function office<Answer>(method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, body?: unknown): Promise<Answer> {
  token ??= await adminToken();
  return send<Answer>(method, path, body, { authorization: `Bearer ${token}` });
}

async function adminToken(): Promise<string> {
  const { username, password } = loginOf('admin');
  const { accessToken } = await send<{ accessToken: string }>('POST', '/auth/password', { username, password });
  return accessToken;
}

/** One call to the API. @throws Error with the problem as text */
export async function send<Answer>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${system.api}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text || 'null') as Answer;
}

export interface Device {
  id: number;
  name: string;
  serialNumber: string;
}

export interface StuckDevice extends Device {
  sticker: { url: string; code: string };
}

/** Four digits that no other run has, as good as certain. */
export const someDigits = (): string => String(randomInt(1_000, 10_000));
export const somePhone = (): string => `137${randomInt(10_000_000, 100_000_000)}`;

/** A split air conditioner in one of the demo's rooms, in warranty where nothing else is said. */
export async function newDevice(warrantyUntil = '2030-05-31'): Promise<Device> {
  const digits = someDigits();
  const categories = await office<AssetCategory[]>('GET', '/asset-categories');
  const category = categories.find(({ name }) => name === '空调');
  const rooms = await office<LocationSummary[]>('GET', `/locations?search=${encodeURIComponent('502')}`);
  const room = rooms.find(({ kind }) => kind === 'room');
  if (!category || !room) throw new Error('the demo has no air conditioners or no room 502');
  const serialNumber = `GR72-${digits}${randomInt(100, 1000)}`;
  const { id, name } = await office<AssetDetail>('POST', '/assets', {
    name: `502 客厅柜式空调 ${digits}`, categoryId: category.id, locationId: room.id, serialNumber, installedOn: '2020-06-01', warrantyUntil,
  });
  return { id, name, serialNumber };
}

/** A device with its sticker, which lies first under the sandbox phones' cameras. */
export async function newStuckDevice(warrantyUntil?: string): Promise<StuckDevice> {
  const device = await newDevice(warrantyUntil);
  const sticker = await newSticker({ assetIds: [device.id] }, { label: device.name, place: '海棠里 / 1号楼 / 5层 / 502' });
  return { ...device, sticker };
}

export async function newBlankSticker(): Promise<{ url: string; code: string; label: string }> {
  const label = `抽屉里的空白码 ${someDigits()}`;
  return { ...(await newSticker({ blank: 1 }, { label, place: '工程部抽屉' })), label };
}

async function newSticker(what: { assetIds: number[] } | { blank: number }, seen: Omit<DemoSticker, 'url'>): Promise<{ url: string; code: string }> {
  const { id } = await office<StickerBatch>('POST', '/sticker-batches', { name: `${seen.label}`, ...what });
  const { items: [sticker] } = await office<Page<StickerSummary>>('GET', `/stickers?batchId=${id}`);
  if (!sticker) throw new Error('the batch is empty');
  await control('stickers', 'PUT', [{ url: sticker.url, ...seen }, ...(await stickers())]);
  return { url: sticker.url, code: sticker.code };
}

/** Somebody new with a phone of their own. */
export async function newPerson(name: string): Promise<{ id: string; name: string; phone: string }> {
  const person = { id: `story-${randomUUID().slice(0, 8)}`, name, phone: somePhone(), note: '租户', avatarColor: '#0f766e', refusesPhone: false };
  await control('people', 'POST', person);
  return person;
}

export const inviteStaff = (body: { name: string; roles: string[]; username?: string }) => office<StaffInvited>('POST', '/staff', body);

/** A report that is on the desk already, taken by telephone. */
export const newTicket = (device: Device, contact: { name: string; phone: string }, description: string) =>
  office<TicketDetail>('POST', '/tickets', { assetId: device.id, description, urgency: 'normal', contact, attachments: [], anotherProblem: true });

export const allowAnonymousReports = () => office('PATCH', '/organization', { anonymousReports: true });

/** How many tickets the desk finds for a phone number. */
export async function countTickets(phone: string): Promise<number> {
  // Not by the search, which finds a new ticket a moment later than the list.
  const { items } = await office<Page<TicketSummary>>('GET', '/tickets?limit=100');
  return items.filter(({ contactPhone }) => contactPhone === maskPhone(phone)).length;
}

/** What the stories leave under the cameras and among the people is taken away again: the demo's phone stays as it was. */
export function useOffice(): void {
  let before: DemoSticker[] = [];
  let people: Record<string, unknown>[] = [];
  beforeAll(async () => {
    [before, people] = await Promise.all([stickers(), control<Record<string, unknown>[]>('people')]);
  });
  afterAll(async () => {
    await control('stickers', 'PUT', before);
    await control('people', 'PUT', people.map(({ openid: _openid, ...person }) => person));
  });
}
