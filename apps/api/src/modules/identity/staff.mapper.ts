import { staffRoles, type Role, type StaffRole, type StaffSummary } from '@scanfix/shared-types';
import type { User } from './user.entity.js';

/** In the order of the contract, without `requester`. */
export function staffRolesOf({ roles }: Pick<User, 'roles'>): StaffRole[] {
  return staffRoles.filter((role) => roles.includes(role));
}

/** Members of staff report broken things too: in the mini-program everybody is a requester. */
export function rolesOfStaff(roles: readonly StaffRole[]): Role[] {
  return ['requester', ...staffRoles.filter((role) => roles.includes(role))];
}

export function staffSummaryOf(user: User): StaffSummary {
  return {
    id: user.id,
    name: user.name ?? '',
    username: user.username,
    phone: user.phone,
    roles: staffRolesOf(user),
    status: user.status,
    wechatBound: user.openid !== null,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    lockedUntil: user.lockedUntil && user.lockedUntil > new Date() ? user.lockedUntil.toISOString() : null,
  };
}
