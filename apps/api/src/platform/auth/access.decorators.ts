import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import type { Actor, Visitor } from './actor.js';

export const accessKey = 'scanfix:access';
export const idempotentKey = 'scanfix:idempotent';
export type Access = Permission | 'public';

/** Anybody may call this route. */
export const Public = () => SetMetadata(accessKey, 'public' satisfies Access);
/** Only those whose roles hold the permission may call this route. */
export const RequirePermission = (permission: Permission) => SetMetadata(accessKey, permission satisfies Access);
/** This route makes something: it demands an `Idempotency-Key`. */
export const Idempotent = () => SetMetadata(idempotentKey, true);

export type AuthenticatedRequest = FastifyRequest & { actor?: Actor; visitor?: Visitor };

/** The logged-in person; only on routes with `@RequirePermission`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!actor) throw new Error('CurrentActor on a public route');
  return actor;
});

/** Whoever asks, on public routes. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const { visitor } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!visitor) throw new Error('the access guard did not run');
  return visitor;
});
