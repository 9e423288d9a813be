export const failuresBeforeLock = 5;
const minute = 60_000;
const longestLock = 60 * minute;

/**
 * Until when an account is locked after so many wrong passwords in a row: one minute after the fifth, then doubling with each, at most
 * an hour – somebody else's guessing must not keep the owner out for ever, who can still log in with WeChat meanwhile.
 */
export function lockedUntil(failures: number, now: Date): Date | null {
  if (failures < failuresBeforeLock) return null;
  return new Date(now.getTime() + Math.min(longestLock, minute * 2 ** (failures - failuresBeforeLock)));
}
