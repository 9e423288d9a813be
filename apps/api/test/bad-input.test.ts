import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { permissionsOf, problemStatuses, routeAccess, type Problem, type Role, type RouteName } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { badRequests, type BadRequest } from './support/bad-input.js';
import { createOrganization, createPerson, idempotencyKey, type TestPerson } from './support/people.js';
import type { Document } from './support/samples.js';
import { environmentOf, startWechat, type FakeWechat } from './support/wechat.js';
import { AccessTokens } from '../src/platform/auth/access-tokens.js';

let api: RunningApi;
let wechat: FakeWechat;
let document: Document;
const people: Record<string, TestPerson> = {};
beforeAll(async () => {
  wechat = await startWechat();
  api = await startApi(environmentOf(wechat));
  document = (await api.http.get('/api/openapi.json').expect(200)).body as Document;
  const { id } = await createOrganization(api);
  people['an admin'] = await createPerson(api, id, ['admin']);
  people['a requester'] = await createPerson(api, id, ['requester']);
});
afterAll(async () => {
  await api.close();
  await wechat.close();
});

const atOnce = 8;
let sessions = 1_000_000;

/** A session of its own for each request: some of them end it. */
function authorizationOf(who: string): Record<string, string> {
  const person = people[who];
  if (!person) return {};
  const roles: Role[] = who === 'an admin' ? ['admin'] : ['requester'];
  return { authorization: `Bearer ${api.app.get(AccessTokens).issue({ userId: person.id, organizationId: person.organizationId, sessionId: sessions += 1, roles, limited: false }).token}` };
}

/** What is wrong with the answer, or null. */
async function fault(method: string, { says, path, body, headers, mustRefuse }: BadRequest, who: string): Promise<string | null> {
  const answer = await fetch(`${api.url}${path}`, {
    method, headers: {
      'idempotency-key': idempotencyKey(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers,
      ...authorizationOf(who),
    },
    ...(body === undefined ? {} : { body }), redirect: 'manual',
  });
  if (answer.status < 400) {
    await answer.body?.cancel();
    return mustRefuse ? `${says}, by ${who}: accepted with ${answer.status}` : null;
  }
  const text = await answer.text();
  const problem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true ? JSON.parse(text) as Problem : null;
  // WeChat Pay is answered in its own form.
  if (path.startsWith('/api/v1/wechat-pay/') && answer.status === 401 && text === '{"code":"FAIL","message":"未通过"}') return null;
  if (!problem) return `${says}, by ${who}: ${answer.status} without a problem: ${text.slice(0, 100)}`;
  if (people[who] && problem.code === 'unauthenticated') return `${says}, by ${who}: not let in, so nothing was tried`;
  if (answer.status >= 500) return `${says}, by ${who}: ${answer.status} ${problem.code}`;
  if (problemStatuses[problem.code] !== answer.status || problem.status !== answer.status || !problem.requestId) return `${says}, by ${who}: ${text.slice(0, 200)}`;
  return problem.errors?.every(({ field, code }) => field !== '' && field !== 'undefined' && code !== '') === false ? `${says}, by ${who}: a field without a name: ${text.slice(0, 200)}` : null;
}

it.each(Object.keys(routeAccess) as RouteName[])('%s answers bad input with a problem and a code', async (name) => {
  const [method = '', pattern = ''] = name.split(' ');
  const path = `/api/v1${pattern.replace(/:(\w+)/g, '{$1}')}`;
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${name} is not in the documentation`);
  const bad = badRequests(document, path, operation);
  const access = routeAccess[name];
  const whos = access === 'public' ? ['a stranger'] : permissionsOf(['requester']).has(access) ? ['an admin', 'a requester'] : ['an admin'];
  const work = whos.flatMap((who) => bad.map((request) => ({ who, request })));
  const faults: string[] = [];
  const next = async () => {
    for (let item = work.shift(); item; item = work.shift()) {
      const found = await fault(method, item.request, item.who);
      if (found !== null) faults.push(found);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  expect(faults).toEqual([]);
}, 120_000);
