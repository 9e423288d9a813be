import { device } from '@/device';
import { currentSession } from '@/session/session';

/** What one engineer keeps on this phone is not another's: each has keys of their own. */
const ownKey = (userId: number, key: string): string => `field:${userId}:${key}`;

export const ownUserId = (): number | null => (device.isReady() ? currentSession()?.me.id ?? null : null);

export function loadOwn<Value>(key: string): Value | null {
  const userId = ownUserId();
  return userId === null ? null : device.load<Value>(ownKey(userId, key));
}

export function saveOwn(key: string, value: unknown): void {
  const userId = ownUserId();
  if (userId !== null) device.save(ownKey(userId, key), value);
}

export function removeOwn(key: string): void {
  const userId = ownUserId();
  if (userId !== null) device.remove(ownKey(userId, key));
}

export const removeOf = (userId: number, key: string): void => device.remove(ownKey(userId, key));
export const loadOf = <Value>(userId: number, key: string): Value | null => device.load<Value>(ownKey(userId, key));
