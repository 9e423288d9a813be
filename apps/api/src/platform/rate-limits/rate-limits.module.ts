import { Global, Module } from '@nestjs/common';
import { GeneralLimits } from './general-limits.js';
import { RateLimitGuard } from './rate-limit.guard.js';
import { RateLimitKeys } from './rate-limit.keys.js';
import { RateLimitsRepository } from './rate-limits.repository.js';
import { StrictLimits } from './strict-limits.js';

@Global()
@Module({
  providers: [GeneralLimits, StrictLimits, RateLimitKeys, RateLimitsRepository, RateLimitGuard],
  exports: [GeneralLimits, StrictLimits, RateLimitKeys, RateLimitGuard],
})
export class RateLimitsModule {}
