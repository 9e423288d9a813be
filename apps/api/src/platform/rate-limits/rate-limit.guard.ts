import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GeneralLimits } from './general-limits.js';
import type { LimitName } from './limits.js';
import { rateLimitKey } from './rate-limit.decorator.js';
import { RateLimitKeys } from './rate-limit.keys.js';
import { StrictLimits } from './strict-limits.js';
import type { AuthenticatedRequest } from '../auth/access.decorators.js';

/** Runs after the access guard, which says whose request it is. The general limit per address came first, before anything was looked up. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: RateLimitKeys,
    private readonly general: GeneralLimits,
    private readonly strict: StrictLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (request.actor) this.general.count('account', String(request.actor.userId));
    const name = this.reflector.getAllAndOverride<LimitName | undefined>(rateLimitKey, [context.getHandler(), context.getClass()]);
    if (name !== undefined) await this.strict.consume(name, (key) => this.keys.of(request, key));
    return true;
  }
}
