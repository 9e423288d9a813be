import { WechatPay } from './api-mch/wechat-pay.js';
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
  /** Of pages in WeChat's own browser. */
  webCodes: SingleUseCodes<{ openid: string; scope: string }>;
  loginsPerMinute: CallLimit;
  miniProgramCodesPerMinute: CallLimit;
  faults: PlannedFaults;
  pay: WechatPay;
}

export function createSandbox(configuration: Configuration, now: () => number = Date.now): Sandbox {
  const state = new SandboxState(configuration.dataFile);
  return {
    configuration,
    now,
    state,
    tokens: new AccessTokens(now),
    loginCodes: new SingleUseCodes(now),
    phoneCodes: new SingleUseCodes(now),
    webCodes: new SingleUseCodes(now),
    loginsPerMinute: new CallLimit(100, minute, now),
    miniProgramCodesPerMinute: new CallLimit(5_000, minute, now),
    faults: new PlannedFaults(),
    pay: new WechatPay(configuration, state, now),
  };
}
