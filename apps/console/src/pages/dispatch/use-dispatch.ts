import type { BoardTicket } from '@scanfix/shared-types';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useLive } from '../../api/use-live';

export function useBoard() {
  return useQuery({ queryKey: keys.dispatchBoard, queryFn: () => call('GET /dispatch/board') });
}

/** Asked for a ticket somebody points at; kept for a moment, because pointers come back. */
export function useRecommendations(ticketId: number | null) {
  return useQuery({
    queryKey: keys.recommendations(ticketId),
    queryFn: () => call('GET /tickets/:id/recommendations', { params: { id: ticketId ?? 0 } }),
    enabled: ticketId !== null,
    staleTime: 20_000,
  });
}

export function useTimeline(from: string, to: string) {
  return useQuery({ queryKey: keys.dispatchTimeline(from), queryFn: () => call('GET /dispatch/timeline', { query: { from, to } }), placeholderData: keepPreviousData });
}

export function useDispatchSettings() {
  return useQuery({ queryKey: keys.dispatchSettings, queryFn: () => call('GET /dispatch/settings'), staleTime: 60_000 });
}

/** Events come in bursts (a batch that is applied, a storm of reports): one look at the server for each burst. */
const gatherMilliseconds = 400;
/** Time passes without events: shifts begin, positions are removed. */
const renewedMilliseconds = 60_000;

/** Everything on the dispatch page follows what happens. */
export function useLiveDispatch(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useLive(({ type }) => {
    if (type === 'notice') return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: keys.dispatch }), gatherMilliseconds);
  });
  useEffect(() => {
    const renewal = setInterval(() => void client.invalidateQueries({ queryKey: keys.dispatch }), renewedMilliseconds);
    return () => {
      clearInterval(renewal);
      clearTimeout(timer.current);
    };
  }, [client]);
}

export const ticketViews = ['waiting', 'sent', 'all'] as const;
export type TicketView = (typeof ticketViews)[number];

/** Waits for an engineer: everything else on the board is with somebody, or with the requester. */
export function isWaiting({ state }: Pick<BoardTicket, 'state'>): boolean {
  return state === 'triaged';
}
