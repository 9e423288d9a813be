import { useSyncExternalStore } from 'react';

interface Ticker {
  subscribe: (listener: () => void) => () => void;
  now: () => number;
}

const tickers = new Map<number, Ticker>();

/** The time, renewed every `interval` milliseconds; all clocks of one interval tick together. */
export function useNow(interval: number): number {
  const ticker = tickers.get(interval) ?? makeTicker(interval);
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

function makeTicker(interval: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | null = null;
  const tick = (): void => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  const ticker: Ticker = {
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === null) {
        now = Date.now();
        timer = setInterval(tick, interval);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
    now: () => now,
  };
  tickers.set(interval, ticker);
  return ticker;
}
