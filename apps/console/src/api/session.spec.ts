import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LoginResponse } from '@scanfix/shared-types';
import { makeLogin } from '../../test/fixtures/data';
import type { Lock } from './lock';
import { ApiProblem } from './problem';
import { Session } from './session';

/** A browser with several tabs: one storage, one lock, one channel; and a server that takes each refresh token once. */
function browser(first = 'token-0') {
  const stored = new Map([['scanfix.refresh-token', first]]);
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value), removeItem: (key: string) => void stored.delete(key) };
  let chain: Promise<unknown> = Promise.resolve();
  const lock: Lock = (work) => {
    const result = chain.then(work, work);
    chain = result.catch(() => undefined);
    return result;
  };
  const channels: { onmessage: ((event: MessageEvent) => unknown) | null; postMessage: (data: unknown) => void }[] = [];
  const spent: string[] = [];
  let valid = first;
  let failure: ApiProblem | null = null;
  const refresh = (token: string): Promise<LoginResponse> => {
    if (failure) return Promise.reject(failure);
    if (token !== valid) return Promise.reject(new ApiProblem('refresh-token-reused', 401));
    spent.push(token);
    valid = `token-${spent.length}`;
    return Promise.resolve(makeLogin({ accessToken: `access-${spent.length}`, refreshToken: valid }));
  };
  const tab = ({ silent = false } = {}): Session => {
    const channel = {
      onmessage: null as ((event: MessageEvent) => unknown) | null,
      postMessage: (data: unknown) => {
        if (!silent) channels.filter((other) => other !== channel).forEach((other) => other.onmessage?.({ data } as MessageEvent));
      },
    };
    channels.push(channel);
    return new Session({ storage, lock, channel: channel as unknown as BroadcastChannel, refresh });
  };
  return { tab, spent, stored, fail: (problem: ApiProblem | null) => (failure = problem) };
}

describe('session', () => {
  let shop: ReturnType<typeof browser>;
  beforeEach(() => {
    shop = browser();
  });

  it('asks for one refresh however many calls need it', async () => {
    const tab = shop.tab();
    expect(await Promise.all([tab.accessToken(), tab.accessToken(), tab.accessToken()])).toEqual(['access-1', 'access-1', 'access-1']);
    expect(shop.spent).toEqual(['token-0']);
  });

  it('refreshes in one tab and tells the others', async () => {
    const [one, two] = [shop.tab(), shop.tab()];
    await Promise.all([one.start(), two.start()]);
    expect(shop.spent).toEqual(['token-0']);
    expect(await two.accessToken()).toBe('access-1');
  });

  it('never spends a token twice, even when tabs do not hear each other', async () => {
    const [one, two] = [shop.tab({ silent: true }), shop.tab({ silent: true })];
    await Promise.all([one.start(), two.start()]);
    expect(shop.spent).toEqual(['token-0', 'token-1']);
    expect([one.state().status, two.state().status]).toEqual(['authenticated', 'authenticated']);
  });

  it('replaces a token that was rejected, and not one that is newer', async () => {
    const tab = shop.tab();
    await tab.start();
    expect(await tab.refreshed('access-1')).toBe('access-2');
    expect(await tab.refreshed('access-1')).toBe('access-2');
    expect(shop.spent).toHaveLength(2);
  });

  it('ends everywhere when the server no longer knows it', async () => {
    const [one, two] = [shop.tab(), shop.tab()];
    await one.start();
    shop.fail(new ApiProblem('refresh-token-invalid', 401));
    expect(await one.refreshed('access-1')).toBeNull();
    expect([one.state().status, two.state().status]).toEqual(['expired', 'expired']);
    expect(await two.accessToken()).toBeNull();
    expect(shop.stored.size).toBe(0);
  });

  it('knows nobody when it ended before the page was opened', async () => {
    const tab = shop.tab();
    shop.fail(new ApiProblem('refresh-token-invalid', 401));
    await tab.start();
    expect(tab.state()).toEqual({ status: 'anonymous', reason: 'expired' });
  });

  it('keeps the login while the server cannot be reached', async () => {
    const tab = shop.tab();
    shop.fail(new ApiProblem('network', 0));
    await tab.start();
    expect(tab.state().status).toBe('unreachable');
    shop.fail(null);
    await tab.start();
    expect(tab.state().status).toBe('authenticated');
  });

  it('is anonymous without a token', async () => {
    shop.stored.clear();
    const tab = shop.tab();
    await tab.start();
    expect(tab.state()).toEqual({ status: 'anonymous', reason: 'none' });
  });

  it('logs all tabs out together', async () => {
    const [one, two] = [shop.tab(), shop.tab()];
    await one.start();
    one.end('logged-out');
    expect(two.state().status).toBe('anonymous');
    expect(await two.accessToken()).toBeNull();
  });
});
