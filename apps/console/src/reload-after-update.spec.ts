import { afterEach, describe, expect, it } from '@jest/globals';
import { isMissingFile, reloadAfterUpdate, reloadIfReachable } from './reload-after-update';

const original = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = original;
});

/** How often the page was reloaded when the console's server answers like this. */
async function reloadsWhere(answer: () => Promise<Response>): Promise<number> {
  let reloads = 0;
  globalThis.fetch = answer;
  await reloadIfReachable(() => {
    reloads += 1;
  });
  return reloads;
}

describe('a page whose file does not come', () => {
  it('leaves the console standing while the network is gone', async () => {
    expect(await reloadsWhere(() => Promise.reject(new TypeError('Failed to fetch')))).toBe(0);
    expect(await reloadsWhere(() => Promise.resolve(new Response('', { status: 502 })))).toBe(0);
  });

  it('comes with a reload once the server answers', async () => {
    expect(await reloadsWhere(() => Promise.resolve(new Response('')))).toBe(1);
  });

  it('is told from a page that failed by itself', () => {
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    reloadAfterUpdate();
    const payload = new TypeError('Failed to fetch dynamically imported module');
    dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload }));
    expect(isMissingFile(payload)).toBe(true);
    expect(isMissingFile(new TypeError('x is not a function'))).toBe(false);
  });
});
