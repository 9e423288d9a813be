import { Injectable } from '@nestjs/common';
import { permissionsOf, type Permission, type Role } from '@scanfix/shared-types';
import { createSigner, createVerifier, TokenError } from 'fast-jwt';
import { derivedKey } from './derived-key.js';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';

/** Seconds. Short: what a session may do is looked up again at each refresh. */
export const accessTokenSeconds = 600;

export interface AccessClaims {
  userId: number;
  organizationId: number;
  sessionId: number;
  roles: Role[];
  /** The first password must be changed before anything else. */
  limited: boolean;
}

interface Payload {
  sub: string;
  org: number;
  sid: number;
  roles: Role[];
  lim?: true;
}

/** Signed statements of who somebody is, good for some minutes, checked without the database. */
@Injectable()
export class AccessTokens {
  private readonly sign: (payload: Payload) => string;
  private readonly verify: (token: string) => Payload;
  private readonly permissionSets = new Map<string, ReadonlySet<Permission>>();
  private revoked = new Set<number>();

  constructor(config: Config) {
    const key = derivedKey(config.settings.SECRET_KEY, 'access-token');
    this.sign = createSigner({ key, algorithm: 'HS256', expiresIn: accessTokenSeconds * 1000 });
    this.verify = createVerifier({ key, algorithms: ['HS256'], cache: 5000 }) as (token: string) => Payload;
  }

  issue(claims: AccessClaims): { token: string; expiresAt: Date } {
    const token = this.sign({
      sub: String(claims.userId), org: claims.organizationId, sid: claims.sessionId, roles: claims.roles, ...(claims.limited ? { lim: true as const } : {}),
    });
    return { token, expiresAt: new Date(Date.now() + accessTokenSeconds * 1000) };
  }

  /** @throws DomainError `unauthenticated` or `token-expired` */
  read(token: string): AccessClaims {
    try {
      const payload = this.verify(token);
      if (this.revoked.has(payload.sid)) throw new DomainError('unauthenticated');
      return { userId: Number(payload.sub), organizationId: payload.org, sessionId: payload.sid, roles: payload.roles, limited: payload.lim === true };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new DomainError(error instanceof TokenError && error.code === TokenError.codes.expired ? 'token-expired' : 'unauthenticated');
    }
  }

  /** The sessions ended within the life of an access token; whoever keeps sessions refreshes this every few seconds. */
  replaceRevoked(sessionIds: Iterable<number>): void {
    this.revoked = new Set(sessionIds);
  }

  revoke(sessionId: number): void {
    this.revoked.add(sessionId);
  }

  permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
    const name = roles.join();
    let set = this.permissionSets.get(name);
    if (!set) this.permissionSets.set(name, set = permissionsOf(roles));
    return set;
  }
}
