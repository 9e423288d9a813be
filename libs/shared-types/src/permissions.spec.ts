import { expect, it } from '@jest/globals';
import { maskPhone, phonePattern } from './identity.js';
import { permissions, permissionsOf, rolePermissions, roles } from './permissions.js';
import { idempotentRoutes, routeAccess } from './routes.js';

it('gives no role a permission that is not in the list, nor one twice', () => {
  for (const role of roles) {
    expect(rolePermissions[role].filter((permission) => !permissions.includes(permission))).toEqual([]);
    expect(new Set(rolePermissions[role]).size).toBe(rolePermissions[role].length);
  }
});

it('keeps the desk from requesters and engineers', () => {
  const desk = permissions.filter((permission) => /^(ticket:(read|comment|comment-internal|triage|invalidate|cancel|merge|submit-for-requester)|staff|customer|operations|organization:write|personal-data|asset:write|asset:import)/.test(permission) && permission !== 'ticket:read-own');
  for (const role of ['requester', 'engineer'] as const) expect(desk.filter((permission) => permissionsOf([role]).has(permission))).toEqual([]);
});

it('adds up the permissions of several roles', () => {
  expect(permissionsOf(['requester', 'agent'])).toEqual(new Set([...rolePermissions.requester, ...rolePermissions.agent]));
});

it('uses every permission on some route or inside one', () => {
  const inside = ['ticket:comment-internal'];
  const used = new Set<string>([...Object.values(routeAccess), ...inside]);
  expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
});

it('demands a key only on POST', () => {
  expect(idempotentRoutes.filter((route) => !route.startsWith('POST '))).toEqual([]);
});

it('shows of a phone number only the ends', () => {
  expect(maskPhone('13800138000')).toBe('138****8000');
  expect(maskPhone('110')).toBe('****');
  expect(phonePattern.test('13800138000')).toBe(true);
  expect(phonePattern.test('12800138000')).toBe(false);
});
