import { createHmac, timingSafeEqual } from 'node:crypto';
import { oneTimeCodeDigits } from '@scanfix/shared-types';
import type { OneTimeCode } from './one-time-code.entity.js';

/**
 * The digits of a code: an HMAC of its random salt. So neither the table nor the outbox holds what was sent – a hash of six digits would
 * be undone by a million guesses – and the sender can still make the message again after a crash.
 */
export function digitsOf(key: Buffer, { salt, phone, purpose }: Pick<OneTimeCode, 'salt' | 'phone' | 'purpose'>): string {
  const mac = createHmac('sha256', key).update(salt).update(`${purpose}:${phone}`).digest();
  return String(mac.readUIntBE(0, 6) % 10 ** oneTimeCodeDigits).padStart(oneTimeCodeDigits, '0');
}

export function sameDigits(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
