import { useEffect, useRef } from 'react';
import { isAboutTickets, useLive } from '../../api/use-live';
import { gatherNews, type Gathered } from './gather-news';
import { useMoneyChanged } from './use-money-changed';

const pauseMilliseconds = 1_500;

/** A row must not go from under the pointer that is about to press it. */
const isOverRows = (): boolean => document.querySelector('[data-row-id]:hover') !== null;

/** Money moves on tickets, and notices tell finance of it: what is on screen is read again. */
export function useLiveMoney(): void {
  const changed = useMoneyChanged();
  const newest = useRef(changed);
  newest.current = changed;
  const news = useRef<Gathered>();
  useEffect(() => {
    news.current = gatherNews(() => newest.current(), isOverRows, pauseMilliseconds);
    return () => news.current?.stop();
  }, []);
  useLive((event) => {
    if (isAboutTickets(event) || event.type === 'notice') news.current?.tell();
  });
}
