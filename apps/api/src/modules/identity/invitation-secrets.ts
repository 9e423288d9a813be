import { createHmac } from 'node:crypto';
import { passwordAlphabetSize, passwordFrom } from './passwords.js';

/**
 * The link and the first password of an invitation come from its nonce and the server's key: the table keeps only hashes, and yet the
 * same request sent again (`Idempotency-Key`) can show them again.
 */
export function invitationTokenOf(key: Buffer, nonce: Buffer): string {
  return createHmac('sha256', key).update('link').update(nonce).digest('base64url');
}

export function firstPasswordOf(key: Buffer, nonce: Buffer): string {
  const bytes = createHmac('sha512', key).update('password').update(nonce).digest();
  let at = 0;
  // Two bytes a sign: the rest of 65536 by 31 is too small to matter.
  return passwordFrom(() => bytes.readUInt16BE((at++) * 2) % passwordAlphabetSize);
}
