import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { idempotentRoutes, rolePermissions, roles, routeAccess, type RouteName } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { routesOf, type DeclaredRoute } from './support/routes.js';

let api: RunningApi;
let routes: DeclaredRoute[];
beforeAll(async () => {
  api = await startApi();
  routes = routesOf(api);
});
afterAll(() => api.close());

it('declares for every route who may call it', () => {
  expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
});

it('has exactly the routes of the contract, with exactly their permissions', () => {
  const declared = Object.fromEntries(routes.filter(({ root }) => !root).map(({ name, access }) => [name, access]));
  expect(declared).toEqual(routeAccess);
});

it('demands an Idempotency-Key for exactly the routes of the contract', () => {
  expect(routes.filter(({ idempotent }) => idempotent).map(({ name }) => name).sort()).toEqual([...idempotentRoutes].sort());
});

it('lets everybody follow printed links and nobody else\'s routes live at the root', () => {
  expect(routes.filter(({ root }) => root).map(({ name, access }) => `${name} ${String(access)}`).sort()).toEqual([
    'GET /f/:value public', 'GET /health/live public', 'GET /health/ready public', 'GET /i/:value public', 'GET /l/:value public', 'GET /metrics public', 'GET /r/:value public', 'GET /v/:value public',
  ]);
});

const protectedRoutes = (Object.keys(routeAccess) as RouteName[]).filter((name) => routeAccess[name] !== 'public');
const call = (name: RouteName, authorization?: string) => {
  const [method = '', pattern = ''] = name.split(' ');
  const path = pattern.replace(':id', '1').replace(':code', '7K3M9QX2TBA').replace(':number', '10009').replace(/:\w+/, 'token-of-nobody-0001');
  return fetch(`${api.url}/api/v1${path}`, { method, headers: { 'idempotency-key': idempotencyKey(), ...(authorization === undefined ? {} : { authorization }) } });
};

it.each(protectedRoutes)('%s is closed to strangers and to roles without its permission', async (name) => {
  const stranger = await call(name);
  expect({ status: stranger.status, code: ((await stranger.json()) as { code: string }).code }).toEqual({ status: 401, code: 'unauthenticated' });
  const forged = await call(name, 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.');
  expect(forged.status).toBe(401);
  const permission = routeAccess[name];
  const role = roles.find((one) => !(rolePermissions[one] as readonly string[]).includes(permission));
  if (!role) return;
  const { authorization } = await createPerson(api, (await createOrganization(api)).id, [role]);
  const refused = await call(name, authorization);
  expect({ status: refused.status, code: ((await refused.json()) as { code: string }).code }).toEqual({ status: 403, code: 'forbidden' });
});
