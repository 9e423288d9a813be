import { createHash } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { accessKey, idempotentKey, type Access, type AuthenticatedRequest } from './access.decorators.js';
import { AccessTokens } from './access-tokens.js';
import type { Idempotency, Visitor } from './actor.js';
import { DomainError } from '../errors/domain-error.js';

const keyPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** Default deny: a route that says neither `@Public` nor `@RequirePermission` is refused to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, targets);
    if (access === undefined) throw new DomainError('forbidden');

    const visitor: Visitor = {
      requestId: String(request.id),
      address: request.ip,
      userAgent: request.headers['user-agent']?.slice(0, 255) ?? null,
      idempotency: idempotencyOf(request),
    };
    request.visitor = visitor;
    if (access !== 'public') this.authenticate(request, visitor, access);
    if (!visitor.idempotency && this.reflector.get<boolean | undefined>(idempotentKey, context.getHandler())) {
      throw new DomainError('idempotency-key-required');
    }
    return true;
  }

  private authenticate(request: AuthenticatedRequest, visitor: Visitor, access: Exclude<Access, 'public'>): void {
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw new DomainError('unauthenticated');
    const claims = this.tokens.read(token);
    if (claims.limited && access !== 'session:own') throw new DomainError('password-change-required');
    const permissions = this.tokens.permissionsOf(claims.roles);
    if (!permissions.has(access)) throw new DomainError('forbidden');
    request.actor = { ...visitor, userId: claims.userId, organizationId: claims.organizationId, sessionId: claims.sessionId, roles: claims.roles, permissions };
  }
}

function idempotencyOf(request: FastifyRequest): Idempotency | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.method === 'GET') return null;
  if (typeof key !== 'string' || !keyPattern.test(key)) {
    throw new DomainError('validation-failed', undefined, [{ field: 'Idempotency-Key', code: 'wrong-format' }]);
  }
  const fingerprint = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest();
  return { key, fingerprint };
}
