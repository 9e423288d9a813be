import { describe, expect, it } from '@jest/globals';
import { permissionsOf, routeAccess, type Permission, type Role } from '@scanfix/shared-types';
import { firstPage, may, menuFor, visibleTo } from './access';

const pages = [
  { path: '/tickets', permission: 'ticket:read' as Permission, menu: { group: 'desk' as const } },
  { path: '/tickets/:id', permission: 'ticket:read' as Permission },
  { path: '/finance', permission: 'finance:read' as Permission, menu: { group: 'finance' as const } },
  { path: '/assets', permission: 'asset:read' as Permission, menu: { group: 'assets' as const } },
  { path: '/staff', permission: 'staff:read' as Permission, menu: { group: 'people' as const } },
  { path: '/operations', permission: 'operations:read' as Permission, menu: { group: 'settings' as const } },
];
const as = (...roles: Role[]) => ({ permissions: [...permissionsOf(roles)] });

describe('access', () => {
  it('denies what is not listed', () => {
    expect(may({ permissions: [] }, 'ticket:read')).toBe(false);
    expect(may(as('agent'), 'staff:write')).toBe(false);
    expect(may(as('admin'), 'staff:write')).toBe(true);
  });

  it('shows an engineer the assets but not the desk', () => {
    expect(visibleTo(as('engineer'), pages).map(({ path }) => path)).toEqual(['/assets']);
    expect(firstPage(as('engineer'), pages)).toBe('/assets');
  });

  it('lands an agent on the tickets and leaves empty groups out of the menu', () => {
    expect(firstPage(as('agent'), pages)).toBe('/tickets');
    expect(menuFor(as('agent'), pages).map(({ group }) => group)).toEqual(['desk', 'assets', 'people']);
  });

  it('lands finance on the money, and a manager who may read it on the tickets', () => {
    expect(firstPage(as('finance'), pages)).toBe('/finance');
    expect(menuFor(as('finance'), pages).map(({ group }) => group)).toEqual(['finance', 'desk', 'assets', 'people']);
    expect(firstPage(as('manager'), pages)).toBe('/tickets');
    expect(firstPage(as('admin'), pages)).toBe('/tickets');
    expect(firstPage(as('finance', 'agent'), pages)).toBe('/tickets');
  });

  it('keeps pages without a menu entry out of the menu', () => {
    expect(menuFor(as('admin'), pages).flatMap((group) => group.pages).map(({ path }) => path)).not.toContain('/tickets/:id');
  });

  it('has nowhere to land a requester', () => {
    expect(firstPage(as('requester'), pages)).toBeNull();
  });

  it('knows a permission for every route that is not public', () => {
    const known = new Set<string>(permissionsOf(['admin']));
    for (const permission of Object.values(routeAccess)) expect(permission === 'public' || known.has(permission)).toBe(true);
  });
});
