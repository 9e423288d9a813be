/** With the delays below, the last attempt comes some three hours after the first. */
export const maximumAttempts = 14;
const longestSeconds = 30 * 60;

/** Seconds until the next attempt, doubling, or null when there is none; jittered by half, so that what failed together does not come back together. */
export function retryDelay(attempts: number, random = Math.random()): number | null {
  if (attempts >= maximumAttempts) return null;
  return Math.min(2 ** (attempts - 1), longestSeconds) * (0.5 + random / 2);
}
