import { permissionsOf, type Me, type OrganizationSettings, type Role } from '@scanfix/shared-types';
import type { User } from './user.entity.js';

/** `roles` and `limited` are the session's: they may be less than the person's. */
export function meOf(user: User, organization: OrganizationSettings, roles: readonly Role[], limited: boolean): Me {
  return {
    id: user.id,
    organization: { id: organization.id, name: organization.name, shortName: organization.shortName, timeZone: organization.timeZone },
    name: user.name,
    username: user.username,
    phone: user.verifiedPhone ?? user.phone,
    phoneVerified: user.verifiedPhone !== null,
    roles: [...roles],
    permissions: [...permissionsOf(roles)],
    wechatBound: user.openid !== null,
    mustChangePassword: limited,
    locale: user.locale,
  };
}
