import type { TicketSummary } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { onReportSent } from '@/reporting/outbox-sender';
import { call } from '@/session/call';

interface MyTickets {
  items: TicketSummary[] | null;
  error: unknown;
  loading: boolean;
  hasMore: boolean;
  refresh: () => Promise<void>;
  loadMore: () => Promise<void>;
}

/** Own tickets, newest first, page by page. */
export function useMyTickets(): MyTickets {
  const [items, setItems] = useState<TicketSummary[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(false);
  const busy = useRef(false);

  const load = async (from: string | null): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setLoading(true);
    try {
      const page = await call('GET /my/tickets', { query: from ? { cursor: from } : {} });
      setItems((before) => (from && before ? [...before, ...page.items] : page.items));
      setCursor(page.nextCursor);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
    busy.current = false;
    setLoading(false);
  };
  const refresh = useEvent((): Promise<void> => load(null));
  useEffect(() => {
    void refresh();
    const stopSent = onReportSent(() => void refresh());
    const stopNetwork = device.onNetworkChange((online) => online && void refresh());
    return () => {
      stopSent();
      stopNetwork();
    };
  }, [refresh]);
  return { items, error, loading, hasMore: cursor !== null, refresh, loadMore: () => (cursor ? load(cursor) : Promise.resolve()) };
}
