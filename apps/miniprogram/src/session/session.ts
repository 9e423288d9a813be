import type { LoginResponse, Me, TokenPair } from '@scanfix/shared-types';
import { LoginNeededError, NoAnswerError, problemCodeOf } from '@/api/failures';
import { send } from '@/api/transport';
import { device, DeviceError } from '@/device';

export interface Session extends TokenPair {
  me: Me;
}

const storageKey = 'session';
const loggedOutKey = 'logged-out';
/** A token about to expire is renewed first, so that no request starts with a dying one. */
const renewBeforeMilliseconds = 30_000;

let current: Session | null | undefined;
const listeners = new Set<() => void>();
let renewing: Promise<Session> | null = null;
let loggingIn: Promise<Session> | null = null;

function keep(next: Session | null): void {
  current = next;
  if (next) device.save(storageKey, next);
  else device.remove(storageKey);
  listeners.forEach((listener) => listener());
}

export function currentSession(): Session | null {
  current ??= device.isReady() ? device.load<Session>(storageKey) : null;
  return current;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function adoptLogin(login: LoginResponse): Session {
  device.remove(loggedOutKey);
  keep(login);
  return login;
}

export function updateMe(me: Me): void {
  const session = currentSession();
  if (session) keep({ ...session, me });
}

/** Another tab may have renewed meanwhile: the old refresh token used again would end the session for both. */
async function renew(stale: Session): Promise<Session> {
  return device.exclusively('session', async () => {
    const stored = device.load<Session>(storageKey);
    if (stored && stored.refreshToken !== stale.refreshToken) {
      keep(stored);
      return stored;
    }
    try {
      return adoptLogin(await send('POST /auth/refresh', { body: { refreshToken: stale.refreshToken } }, null));
    } catch (error) {
      const code = problemCodeOf(error);
      const over = code === 'refresh-token-invalid' || code === 'refresh-token-reused' || code === 'account-disabled' || code === 'unauthenticated' || code === 'token-expired';
      if (over) keep(null);
      throw over ? new LoginNeededError() : error;
    }
  });
}

export function renewSession(stale: Session): Promise<Session> {
  renewing ??= renew(stale).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function loginCode(): Promise<string> {
  try {
    return await device.loginCode();
  } catch (error) {
    if (error instanceof DeviceError && error.failure === 'network') throw new NoAnswerError(error.message);
    throw error;
  }
}

/** WeChat vouches for the person; a code works once, so one that is refused is asked for again once. */
async function logInSilently(stickerCode?: string): Promise<Session> {
  const attempt = async (): Promise<Session> =>
    adoptLogin(await send('POST /auth/wechat', { body: { code: await loginCode(), client: device.client(), ...(stickerCode ? { stickerCode } : {}) } }, null));
  try {
    return await attempt();
  } catch (error) {
    if (problemCodeOf(error) !== 'wechat-code-invalid') throw error;
    return attempt();
  }
}

export function logInByWechat(stickerCode?: string): Promise<Session> {
  loggingIn ??= logInSilently(stickerCode).finally(() => {
    loggingIn = null;
  });
  return loggingIn;
}

export const leftOnPurpose = (): boolean => device.load<boolean>(loggedOutKey) === true;

/** Who logged out on purpose is not logged in again behind their back. */
export const canLogInSilently = (): boolean => device.knowsPerson() && !leftOnPurpose();

/** A session that is good to use: the one there is, renewed where needed, or a silent login. */
export async function ensureSession(): Promise<Session> {
  const session = currentSession();
  if (session) {
    const expiring = Date.parse(session.accessTokenExpiresAt) - Date.now() < renewBeforeMilliseconds;
    if (!expiring) return session;
    try {
      return await renewSession(session);
    } catch (error) {
      if (!(error instanceof LoginNeededError)) throw error;
    }
  }
  if (!canLogInSilently()) throw new LoginNeededError();
  return logInByWechat();
}

/** A sticker leads to its organization: the session must be one of that organization. */
export async function ensureSessionAt(organizationId: number, stickerCode: string): Promise<Session> {
  const session = currentSession();
  if (session && session.me.organization.id === organizationId) return ensureSession();
  if (!canLogInSilently()) throw new LoginNeededError();
  return logInByWechat(stickerCode);
}

export async function logOut(): Promise<void> {
  const session = currentSession();
  device.save(loggedOutKey, true);
  keep(null);
  if (session) await send('POST /auth/logout', { body: {} }, session.accessToken).catch(() => undefined);
}
