import { createHash } from 'node:crypto';
import { AccessTokens } from './api-weixin/access-tokens.js';
import { CallLimit, minute } from './api-weixin/call-limit.js';
import { PlannedFaults } from './api-weixin/planned-faults.js';
import { SingleUseCodes } from './api-weixin/single-use-codes.js';
import type { Configuration } from './configuration.js';
import { SandboxState } from './sandbox-state.js';

/** Everything the routes share. */
export interface Sandbox {
  configuration: Configuration;
  now: () => number;
  state: SandboxState;
  tokens: AccessTokens;
  /** Code → openid. */
  loginCodes: SingleUseCodes<string>;
  /** Code → whose number it stands for. */
  phoneCodes: SingleUseCodes<{ openid: string; phone: string }>;
  loginsPerMinute: CallLimit;
  miniProgramCodesPerMinute: CallLimit;
  faults: PlannedFaults;
}

export function createSandbox(configuration: Configuration, now: () => number = Date.now): Sandbox {
  return {
    configuration,
    now,
    state: new SandboxState(configuration.dataFile),
    tokens: new AccessTokens(now),
    loginCodes: new SingleUseCodes(now),
    phoneCodes: new SingleUseCodes(now),
    loginsPerMinute: new CallLimit(100, minute, now),
    miniProgramCodesPerMinute: new CallLimit(5_000, minute, now),
    faults: new PlannedFaults(),
  };
}

/** The same person has another openid in another mini-program, as in WeChat. 28 characters. */
export function openidOf(appId: string, personId: string): string {
  return `o${createHash('sha256').update(`${appId}:${personId}`).digest('base64url').slice(0, 27)}`;
}
