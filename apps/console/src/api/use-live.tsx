import type { LiveEvent } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { keys } from './keys';
import { listen, openLive, wait, type LiveStatus } from './live-connection';
import { useSession } from './me';
import { session } from './session';

interface Live {
  status: LiveStatus;
  subscribe: (listener: (event: LiveEvent) => void) => () => void;
}

const LiveContext = createContext<Live>({ status: 'connecting', subscribe: () => () => undefined });

/** Keeps one live stream for the whole console and marks what it names as stale. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const loggedIn = useSession().status === 'authenticated';
  const listeners = useRef(new Set<(event: LiveEvent) => void>());

  useEffect(() => {
    if (!loggedIn) return;
    const abort = new AbortController();
    void listen(
      {
        open: (lastEventId, signal) => openLive(session, lastEventId, signal),
        wait,
        random: Math.random,
        onStatus: setStatus,
        onEvent: (event) => {
          invalidate(event);
          listeners.current.forEach((listener) => listener(event));
        },
      },
      abort.signal,
    );
    return () => abort.abort();

    function invalidate(event: LiveEvent): void {
      if (!isAboutTickets(event)) return;
      void client.invalidateQueries({ queryKey: keys.ticketCounts });
      if (event.type === 'reset') void client.invalidateQueries({ queryKey: keys.tickets, predicate: ({ queryKey }) => queryKey[1] !== 'list' });
      else if (event.ticketId !== null) void client.invalidateQueries({ queryKey: keys.ticket(event.ticketId) });
    }
  }, [client, loggedIn]);

  const live = useMemo<Live>(
    () => ({
      status,
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [status],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

/** What may have changed a ticket, against what only concerns notices or engineers; after a reset anything may have. */
export function isAboutTickets({ type }: LiveEvent): boolean {
  return type === 'reset' || type.startsWith('ticket.');
}

export function useLiveStatus(): LiveStatus {
  return useContext(LiveContext).status;
}

/** Calls the newest `listener` for every live event while the component is on screen. */
export function useLive(listener: (event: LiveEvent) => void): void {
  const { subscribe } = useContext(LiveContext);
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => subscribe((event) => newest.current(event)), [subscribe]);
}
