import type { LoginResponse, Me } from '@scanfix/shared-types';
import { lockAcrossTabs, type Lock } from './lock';
import { ApiProblem, isProblem } from './problem';
import { send } from './send';

export type SessionState =
  | { status: 'starting' }
  | { status: 'unreachable'; problem: ApiProblem }
  | { status: 'anonymous'; reason: 'none' | 'logged-out' | 'expired' | 'ended-elsewhere' }
  /** The session ended under somebody's hands: what they typed stays until they log in again. */
  | { status: 'expired'; me: Me }
  | { status: 'authenticated'; me: Me };

interface AccessToken {
  value: string;
  expiresAt: number;
}

type TabMessage = { kind: 'login'; login: Omit<LoginResponse, 'refreshToken'> } | { kind: 'logout' } | { kind: 'expired' };

export interface SessionTools {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  lock: Lock;
  channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;
  refresh: (refreshToken: string) => Promise<LoginResponse>;
}

const refreshTokenKey = 'scanfix.refresh-token';
/** A token this close to its end would expire on the way. */
const marginMilliseconds = 20_000;

/**
 * Who is logged in. The access token lives in memory only; the refresh token is in localStorage, because every tab of this
 * browser shares one session. It rotates at each use and a used one ends the session, so it is read, spent and replaced
 * under a lock over all tabs; the tab that refreshed tells the others its access token.
 */
export class Session {
  private current: SessionState = { status: 'starting' };
  private token: AccessToken | null = null;
  private refreshing: Promise<string | null> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly tools: SessionTools) {
    tools.channel.onmessage = (event: MessageEvent<TabMessage>) => this.hear(event.data);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): SessionState => this.current;

  /** At the start of the page, and again when the server could not be reached. */
  async start(): Promise<void> {
    this.change({ status: 'starting' });
    try {
      if ((await this.refreshed(null)) === null && this.current.status === 'starting') this.change({ status: 'anonymous', reason: 'none' });
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.change({ status: 'unreachable', problem: error });
    }
  }

  accept(login: LoginResponse): void {
    this.tools.storage.setItem(refreshTokenKey, login.refreshToken);
    const { refreshToken: _kept, ...shared } = login;
    this.take(shared);
    this.tools.channel.postMessage({ kind: 'login', login: shared } satisfies TabMessage);
  }

  /** After `PATCH /me`. */
  changeMe(me: Me): void {
    this.change({ status: 'authenticated', me });
  }

  end(reason: 'logged-out' | 'expired'): void {
    this.tools.storage.removeItem(refreshTokenKey);
    this.token = null;
    this.change(reason === 'expired' ? this.expired() : { status: 'anonymous', reason });
    this.tools.channel.postMessage({ kind: reason === 'expired' ? 'expired' : 'logout' } satisfies TabMessage);
  }

  /** A token good for the next seconds, or null when nobody is logged in. */
  async accessToken(): Promise<string | null> {
    if (this.isFresh()) return this.token?.value ?? null;
    return this.refreshed(this.token?.value ?? null);
  }

  /** A token other than `rejected`; calls at the same moment share one refresh. */
  refreshed(rejected: string | null): Promise<string | null> {
    this.refreshing ??= this.tools
      .lock(() => this.refreshUnderLock(rejected))
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private async refreshUnderLock(rejected: string | null): Promise<string | null> {
    if (this.isFresh() && this.token && this.token.value !== rejected) return this.token.value;
    // Read inside the lock: another tab may have rotated it while this one waited.
    const refreshToken = this.tools.storage.getItem(refreshTokenKey);
    if (refreshToken === null) {
      if (this.current.status === 'authenticated') this.end('expired');
      return null;
    }
    try {
      const login = await this.tools.refresh(refreshToken);
      this.accept(login);
      return login.accessToken;
    } catch (error) {
      if (!(error instanceof ApiProblem) || (error.status !== 401 && error.status !== 403)) throw error;
      this.end('expired');
      return null;
    }
  }

  private isFresh(): boolean {
    return this.token !== null && this.token.expiresAt - Date.now() > marginMilliseconds;
  }

  private take(login: Omit<LoginResponse, 'refreshToken'>): void {
    this.token = { value: login.accessToken, expiresAt: Date.parse(login.accessTokenExpiresAt) };
    this.change({ status: 'authenticated', me: login.me });
  }

  private hear(message: TabMessage): void {
    if (message.kind === 'login') return this.take(message.login);
    this.token = null;
    this.change(message.kind === 'expired' ? this.expired() : { status: 'anonymous', reason: 'ended-elsewhere' });
  }

  private expired(): SessionState {
    return 'me' in this.current ? { status: 'expired', me: this.current.me } : { status: 'anonymous', reason: 'expired' };
  }

  private change(state: SessionState): void {
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** Without the session itself: this is the call that makes it. */
async function postRefresh(refreshToken: string): Promise<LoginResponse> {
  return (await send('POST', '/auth/refresh', { body: { refreshToken } })).json() as Promise<LoginResponse>;
}

export const session = new Session({
  storage: localStorage,
  lock: lockAcrossTabs('scanfix.refresh'),
  channel: new BroadcastChannel('scanfix.session'),
  refresh: postRefresh,
});
