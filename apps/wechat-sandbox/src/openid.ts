import { createHash } from 'node:crypto';

/** The same person has another openid in another mini-program or Official Account, as in WeChat. 28 characters. */
export function openidOf(appId: string, personId: string): string {
  return `o${createHash('sha256').update(`${appId}:${personId}`).digest('base64url').slice(0, 27)}`;
}
