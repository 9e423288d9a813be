import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function whose identity never changes and which does what the latest drawing says: for effects that must not run again because of it. */
export function useEvent<Given extends unknown[], Result>(act: (...given: Given) => Result): (...given: Given) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
