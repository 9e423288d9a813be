import type { TicketQuery } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { isAboutTickets, useLive } from '../../api/use-live';
import { usePages } from '../../components/use-pages';
import { newRowsOf, renewRows, type LoadedPages } from './live-rows';

const nothingNew = { count: 0, capped: false };
/** Events come in bursts (an import, a storm): one look at the server for each burst. */
const gatherMilliseconds = 300;
const scrolledPixels = 80;

/**
 * The list, live. While somebody works in it (pointer over it, scrolled down) rows keep their places: known ones are renewed
 * where they stand, new ones are counted and shown on demand. Left alone, the list simply follows.
 */
export function useLiveTickets(query: TicketQuery) {
  const client = useQueryClient();
  const queryKey = keys.ticketList(query);
  const pages = usePages(queryKey, (cursor) => call('GET /tickets', { query: { ...query, cursor } }));
  const [fresh, setFresh] = useState(nothingNew);
  const pointerInside = useRef(false);
  const changed = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const newest = useRef({ queryKey, query, rows: pages.rows });
  newest.current = { queryKey, query, rows: pages.rows };

  const showFresh = useCallback(() => {
    setFresh(nothingNew);
    void client.invalidateQueries({ queryKey: newest.current.queryKey });
    window.scrollTo({ top: 0 });
  }, [client]);

  const follow = useCallback(async () => {
    const { queryKey: key, query: asked } = newest.current;
    const ids = [...changed.current];
    changed.current.clear();
    if (!pointerInside.current && window.scrollY < scrolledPixels) {
      setFresh(nothingNew);
      await client.invalidateQueries({ queryKey: key });
      return;
    }
    const first = await call('GET /tickets', { query: asked });
    const shown = new Set(newest.current.rows.map(({ id }) => id));
    const elsewhere = ids.filter((id) => shown.has(id) && !first.items.some((row) => row.id === id));
    const others = await Promise.all(elsewhere.map((id) => call('GET /tickets/:id', { params: { id } })));
    if (key !== newest.current.queryKey && JSON.stringify(key) !== JSON.stringify(newest.current.queryKey)) return;
    client.setQueryData<LoadedPages>(key, (loaded) => loaded && renewRows(loaded, [...first.items, ...others]));
    setFresh(newRowsOf(newest.current.rows, first));
  }, [client]);

  useLive((event) => {
    if (!isAboutTickets(event)) return;
    if (event.ticketId !== null) changed.current.add(event.ticketId);
    clearTimeout(timer.current);
    // A failed look is made good by the next event, or by the person.
    timer.current = setTimeout(() => void follow().catch(() => undefined), gatherMilliseconds);
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  const identity = JSON.stringify(query);
  useEffect(() => setFresh(nothingNew), [identity]);

  return {
    pages,
    fresh,
    showFresh,
    watch: {
      onPointerEnter: () => {
        pointerInside.current = true;
      },
      onPointerLeave: () => {
        pointerInside.current = false;
      },
    },
  };
}
