import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Session } from './session.entity.js';

type Tokenized = Pick<Session, 'id' | 'seed' | 'generation'>;

export interface GivenRefreshToken {
  sessionId: number;
  generation: number;
  mac: Buffer;
}

/**
 * A refresh token names its session and how often it was replaced, under a MAC of the server's key. So every token a session ever had
 * can be told from a forged one, the successor of a token can be made again, and the database holds nothing that could be used.
 */
export function refreshTokenOf(key: Buffer, { id, seed, generation }: Tokenized): string {
  return `${id}.${generation}.${macOf(key, { id, seed, generation }).toString('base64url')}`;
}

/** Null for what no server can have made. */
export function readRefreshToken(text: string): GivenRefreshToken | null {
  const match = /^([1-9]\d{0,9})\.(0|[1-9]\d{0,9})\.([\w-]{43})$/.exec(text);
  if (!match) return null;
  const [, sessionId, generation, mac = ''] = match;
  return { sessionId: Number(sessionId), generation: Number(generation), mac: Buffer.from(mac, 'base64url') };
}

export function isGenuine(key: Buffer, { id, seed }: Pick<Session, 'id' | 'seed'>, { generation, mac }: GivenRefreshToken): boolean {
  return timingSafeEqual(mac, macOf(key, { id, seed, generation }));
}

function macOf(key: Buffer, { id, seed, generation }: Tokenized): Buffer {
  return createHmac('sha256', key).update(seed).update(`${id}.${generation}`).digest();
}

/** Milliseconds in which the token just replaced still counts. */
export const replacedTokenGrace = 20_000;

export type RefreshVerdict = 'rotate' | 'repeat' | 'reused' | 'invalid';

/**
 * What a genuine token of this session means.
 *
 * `repeat`: an answer that got lost on the way, or several tabs that refresh at once, must not log anybody out. Within the grace the
 * token just replaced gets the same successor again – not another one, so that a session never splits in two. Who stole the token gains
 * nothing lasting by it: thief and owner then hold one and the same token, and the second of them to use it comes with a replaced one.
 *
 * `reused`: an older token, or the last one too late. Somebody has a copy; which of the two is the owner cannot be known.
 */
export function verdictOn(session: Pick<Session, 'generation' | 'rotatedAt'>, given: Pick<GivenRefreshToken, 'generation'>, now: Date): RefreshVerdict {
  if (given.generation === session.generation) return 'rotate';
  if (given.generation > session.generation) return 'invalid';
  const justReplaced = given.generation === session.generation - 1 && now.getTime() - session.rotatedAt.getTime() <= replacedTokenGrace;
  return justReplaced ? 'repeat' : 'reused';
}
