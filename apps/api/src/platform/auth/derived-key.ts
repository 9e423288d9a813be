import { hkdfSync } from 'node:crypto';

/** One secret in the environment, a key of its own for each purpose (HKDF-SHA-256, 32 bytes). */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'scanfix', purpose, 32));
}
