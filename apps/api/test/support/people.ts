import { randomBytes } from 'node:crypto';
import { staffRoles, type Role } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import { User } from '../../src/modules/identity/user.entity.js';
import { Organization } from '../../src/modules/organizations/organization.entity.js';
import { AccessTokens } from '../../src/platform/auth/access-tokens.js';

export interface TestPerson {
  id: number;
  organizationId: number;
  /** Header value. */
  authorization: string;
}

/** Every test works in an organization of its own. */
export async function createOrganization(api: RunningApi, fields: Partial<Organization> = {}): Promise<Organization> {
  return api.database.getRepository(Organization).save({
    name: '测试物业', shortName: '测试', servicePhone: '400-000-0000', notice: null, timeZone: 'Asia/Shanghai', anonymousReports: true, automaticTriage: false,
    expectedResponseMinutes: { normal: 240, urgent: 60, emergency: 15 }, createdAt: new Date(), ...fields,
  });
}

/** A person with a valid access token. */
export async function createPerson(api: RunningApi, organizationId: number, roles: Role[], fields: Partial<User> = {}): Promise<TestPerson> {
  const user = await api.database.getRepository(User).save({
    organizationId, roles, staff: roles.some((role) => (staffRoles as readonly Role[]).includes(role)), status: 'active' as const, name: `测试${roles[0] ?? ''}`,
    phone: null, verifiedPhone: null, openid: null, unionid: null, username: null, passwordHash: null, createdAt: new Date(), ...fields,
  });
  const { token } = api.app.get(AccessTokens).issue({ userId: user.id, organizationId, sessionId: 0, roles, limited: false });
  return { id: user.id, organizationId, authorization: `Bearer ${token}` };
}

export function idempotencyKey(): string {
  return randomBytes(16).toString('hex');
}
