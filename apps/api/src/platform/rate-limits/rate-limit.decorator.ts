import { SetMetadata } from '@nestjs/common';
import type { LimitName } from './limits.js';

export const rateLimitKey = 'scanfix:rateLimit';

/** This route is counted under a limit of `limits.ts`, besides the general ones. */
export const RateLimit = (name: LimitName) => SetMetadata(rateLimitKey, name);
