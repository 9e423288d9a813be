import type { LoginResponse, Problem } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { createPerson, type TestPerson } from './people.js';
import { createSticker } from './stickers.js';
import { until } from './until.js';
import { newOpenid, type FakeWechat } from './wechat.js';
import { User } from '../../src/modules/identity/user.entity.js';
import { hashPassword } from '../../src/modules/identity/passwords.js';

export const bearer = ({ accessToken }: LoginResponse) => `Bearer ${accessToken}`;

/** A POST that is expected to work. */
export async function post<Response>(api: RunningApi, path: string, body: object, authorization?: string): Promise<Response> {
  const answer = await api.http.post(`/api/v1${path}`).set(authorization ? { authorization } : {}).send(body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Response;
}

/** A POST that is expected to be refused: `[status, code]`. */
export async function refusal(api: RunningApi, path: string, body: object, authorization?: string): Promise<[number, string]> {
  const { status, body: problem } = await api.http.post(`/api/v1${path}`).set(authorization ? { authorization } : {}).send(body);
  return [status, (problem as Problem).code];
}

export async function statusOf(api: RunningApi, path: string, authorization: string): Promise<number> {
  return (await api.http.get(`/api/v1${path}`).set({ authorization })).status;
}

/** The code of a sticker of this organization, which brings whoever logs in with it there. */
export async function stickerCodeOf(api: RunningApi, organizationId: number): Promise<string> {
  return (await createSticker(api, await createPerson(api, organizationId, ['manager']))).code;
}

export async function wechatLogin(api: RunningApi, wechat: FakeWechat, openid: string, stickerCode?: string): Promise<LoginResponse> {
  return post<LoginResponse>(api, '/auth/wechat', { code: wechat.loginCode(openid), ...(stickerCode ? { stickerCode } : {}) });
}

/** The digits of the SMS that comes to this number. */
export async function receivedCode(wechat: FakeWechat, phone: string, nth = 1): Promise<string> {
  const received = () => wechat.sms.filter((message) => message.phone === phone);
  await until(() => Promise.resolve(received().length >= nth));
  return received()[nth - 1]?.code ?? '';
}

export async function setUser(api: RunningApi, id: number, changes: Partial<User>): Promise<void> {
  await api.database.getRepository(User).update({ id }, changes);
}

export async function userOf(api: RunningApi, id: number): Promise<User> {
  return api.database.getRepository(User).findOneByOrFail({ id });
}

export const goodPassword = 'correct horse 42';

export interface StaffWithPassword extends TestPerson {
  username: string;
}

/** Somebody who can log in to the console. */
export async function createStaff(api: RunningApi, organizationId: number, roles: Parameters<typeof createPerson>[2] = ['agent'], fields: Partial<User> = {}): Promise<StaffWithPassword> {
  const username = `u${newOpenid().slice(1, 14)}`;
  const person = await createPerson(api, organizationId, roles, { username, passwordHash: await hashPassword(goodPassword), ...fields });
  return { ...person, username };
}
