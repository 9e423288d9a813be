import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function on every render, which calls the newest one: long lists need not be drawn anew because a handler was. */
export function useLatestCallback<Parameters extends unknown[], Result>(callback: (...parameters: Parameters) => Result): (...parameters: Parameters) => Result {
  const newest = useRef(callback);
  useLayoutEffect(() => {
    newest.current = callback;
  });
  return useCallback((...parameters: Parameters) => newest.current(...parameters), []);
}
