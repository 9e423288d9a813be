import { useSyncExternalStore } from 'react';

const phone = '(max-width: 767px)';

/** Phone width: the menu becomes a drawer, tables become cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(phone);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(phone).matches,
  );
}
