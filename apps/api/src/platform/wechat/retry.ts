import { setTimeout as pause } from 'node:timers/promises';
import { WechatError, type WechatFailure } from './wechat-error.js';

/** Milliseconds before the second, third and fourth attempt. */
const pauses = [200, 400, 800];

/** Repeats what failed in one of these ways, with growing pauses that differ a little from process to process. */
export async function withRetries<Result>(failures: readonly WechatFailure[], most: number, attempt: () => Promise<Result>): Promise<Result> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof WechatError) || !failures.includes(error.failure) || retries >= most) throw error;
      await pause((pauses[retries] ?? 800) * (0.75 + Math.random() / 2));
    }
  }
}
