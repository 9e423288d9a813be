import type { ClientKind, Role } from '@scanfix/shared-types';
import type { LoginMethod, Session } from './session.entity.js';
import type { User } from './user.entity.js';

const day = 86_400_000;

/** Milliseconds after its last refresh at which a session is over. A desk is shared more often than a phone. */
export const idleLife: Record<ClientKind, number> = { console: 7 * day, h5: 30 * day, 'mini-program': 30 * day };

/** A number can be taken over together with its SIM card: it opens what happens on the phone, never the desk. */
const rolesByOneTimeCode: readonly Role[] = ['requester', 'engineer'];

/** What a login of this kind may act as. */
export function rolesWithin(method: LoginMethod, roles: readonly Role[]): Role[] {
  return method === 'one-time-code' ? roles.filter((role) => rolesByOneTimeCode.includes(role)) : [...roles];
}

/** A password that somebody else has seen is good for changing it and for nothing else. WeChat and codes prove more. */
export function isLimited(method: LoginMethod, user: Pick<User, 'mustChangePassword'>): boolean {
  return method === 'password' && user.mustChangePassword;
}

export function isOpen(session: Pick<Session, 'endedAt' | 'expiresAt'>, now: Date): boolean {
  return session.endedAt === null && session.expiresAt > now;
}
