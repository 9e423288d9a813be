import type { Permission, Role } from '@scanfix/shared-types';

/** The retry-safe name of one intent: the same key and body give the same answer. */
export interface Idempotency {
  key: string;
  /** SHA-256 of method, path and body: the same key with another one is refused. */
  fingerprint: Buffer;
}

/** Who asks, as far as the network tells. */
export interface Visitor {
  requestId: string;
  address: string;
  userAgent: string | null;
  idempotency: Idempotency | null;
}

/** Somebody logged in, and what they may do. */
export interface Actor extends Visitor {
  userId: number;
  organizationId: number;
  sessionId: number;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
}

export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}
