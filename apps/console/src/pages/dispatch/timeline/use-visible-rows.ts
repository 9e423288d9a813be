import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from 'react';

/** Rows beyond the edges that are drawn already, so that quick scrolling meets no gap. */
const spareRows = 8;
/** Before anything is measured, and where nothing can be. */
const usualHeight = 600;

interface Window {
  top: number;
  height: number;
}

/** Which rows of known height lie within the window, and how much room the others take above and below. */
export function visibleRows(heights: readonly number[], { top, height }: Window): { from: number; to: number; above: number; below: number } {
  let at = 0;
  const ends = heights.map((rowHeight) => (at += rowHeight));
  const first = ends.findIndex((end) => end > top);
  const last = ends.findIndex((end) => end >= top + height);
  const from = Math.max(0, (first === -1 ? heights.length : first) - spareRows);
  const to = Math.min(heights.length, (last === -1 ? heights.length : last + 1) + spareRows);
  return { from, to, above: ends[from - 1] ?? 0, below: at - (ends[to - 1] ?? 0) };
}

/** A thousand engineers have rows, but only those somebody sees are drawn. */
export function useVisibleRows(scroll: RefObject<HTMLElement>, heights: readonly number[]) {
  const [seen, setSeen] = useState<Window>({ top: 0, height: usualHeight });
  const measure = useCallback(() => {
    const element = scroll.current;
    if (element) setSeen((before) => (before.top === element.scrollTop && before.height === element.clientHeight ? before : { top: element.scrollTop, height: Math.max(element.clientHeight, usualHeight) }));
  }, [scroll]);
  useLayoutEffect(measure, [measure]);
  return { ...useMemo(() => visibleRows(heights, seen), [heights, seen]), onScroll: measure };
}
