const lastReloadKey = 'scanfix.reloaded-after-update';
const pauseMilliseconds = 30_000;
const missing = new WeakSet<object>();

/**
 * A tab left open over an update asks for files that are gone as soon as it opens another page: a reload brings the new ones, at
 * the page that was asked for. Only once in a while, so that files that are really missing show the page that says so.
 */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', ({ payload }) => {
    missing.add(payload);
    if (Date.now() - Number(sessionStorage.getItem(lastReloadKey)) < pauseMilliseconds) return;
    void reloadIfReachable();
  });
}

/** The file of a page did not come: the network is gone, or the files are other ones by now. */
export function isMissingFile(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error);
}

/** Without a network a reload would leave the browser's own page of errors, and nothing of the console. */
export async function reloadIfReachable(reload: () => void = () => location.reload()): Promise<void> {
  const answer = await fetch('./', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  sessionStorage.setItem(lastReloadKey, String(Date.now()));
  reload();
}
