import { useEffect, useRef, type RefObject } from 'react';

/** Keeps the newest message of a thread in sight. Only the thread scrolls, never the page around the phone. */
export function useScrolledToEnd(count: number): RefObject<HTMLDivElement> {
  const thread = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (thread.current) thread.current.scrollTop = thread.current.scrollHeight;
  }, [count]);
  return thread;
}
