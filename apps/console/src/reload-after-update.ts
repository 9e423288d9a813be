const lastReloadKey = 'scanfix.reloaded-after-update';
const pauseMilliseconds = 30_000;

/**
 * A tab left open over an update asks for files that are gone as soon as it opens another page: a reload brings the new ones, at
 * the page that was asked for. Only once in a while, so that files that are really missing show the page that says so.
 */
export function reloadAfterUpdate(): void {
  addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(lastReloadKey));
    if (Date.now() - last < pauseMilliseconds) return;
    sessionStorage.setItem(lastReloadKey, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
