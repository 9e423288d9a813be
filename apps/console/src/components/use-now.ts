import { useSyncExternalStore } from 'react';

const listeners = new Map<number, Set<() => void>>();
let now = Date.now();

/** The time, renewed every `interval` milliseconds; all clocks of one interval tick together. */
export function useNow(interval: number): number {
  return useSyncExternalStore(
    (listener) => subscribe(interval, listener),
    () => now,
  );
}

const timers = new Map<number, ReturnType<typeof setInterval>>();

function subscribe(interval: number, listener: () => void): () => void {
  const group = listeners.get(interval) ?? new Set();
  listeners.set(interval, group.add(listener));
  if (!timers.has(interval)) {
    now = Date.now();
    timers.set(interval, setInterval(() => tick(interval), interval));
  }
  return () => {
    group.delete(listener);
    if (group.size > 0) return;
    clearInterval(timers.get(interval));
    timers.delete(interval);
  };
}

function tick(interval: number): void {
  now = Date.now();
  listeners.get(interval)?.forEach((listener) => listener());
}
