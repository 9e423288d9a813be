import type { TimelineVisit } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { swallowClick } from '../swallow-click';
import { movedBy, spanOf, type Span } from './lay-out-day';

export interface BarDrag {
  visitId: number;
  span: Span;
}

interface Ended {
  visit: TimelineVisit;
  span: Span;
  /** Over whose row it was let go. */
  engineerId: number | null;
}

const startsAfterPixels = 4;

/** Moves a visit along its row, draws its end, or carries it to another row. Escape puts it back. */
export function useBarDrag(whole: Span, onEnd: (ended: Ended) => void) {
  const [drag, setDrag] = useState<BarDrag | null>(null);
  const newest = useRef(onEnd);
  newest.current = onEnd;
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const begin = (visit: TimelineVisit, edge: 'whole' | 'end', press: React.PointerEvent): void => {
    if (press.button !== 0 || press.pointerType === 'touch') return;
    press.stopPropagation();
    const track = press.currentTarget.closest<HTMLElement>('[data-drop-from]');
    const perPixel = track ? (whole.to - whole.from) / Math.max(1, track.getBoundingClientRect().width) : 0;
    const start = { x: press.clientX, y: press.clientY };
    let span: Span | null = null;
    let over: HTMLElement | null = null;
    const point = (row: HTMLElement | null): void => {
      if (row === over) return;
      over?.removeAttribute('data-drop-over');
      row?.setAttribute('data-drop-over', '');
      over = row;
    };
    const onMove = (event: PointerEvent): void => {
      if (span === null && Math.hypot(event.clientX - start.x, event.clientY - start.y) < startsAfterPixels) return;
      span = movedBy(spanOf(visit), (event.clientX - start.x) * perPixel, edge);
      setDrag({ visitId: visit.visitId, span });
      const row = edge === 'whole' ? rowAt(event.clientX, event.clientY) : null;
      point(row && engineerOf(row) !== visit.engineerId ? row : null);
    };
    const onUp = (event: PointerEvent): void => {
      const done = span;
      end();
      if (done === null) return;
      const row = edge === 'whole' ? rowAt(event.clientX, event.clientY) : null;
      swallowClick();
      newest.current({ visit, span: done, engineerId: row ? engineerOf(row) : visit.engineerId });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      swallowClick();
      end();
    };
    const end = (): void => {
      point(null);
      setDrag(null);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    stop.current = end;
  };
  return { drag, begin };
}

function rowAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop-engineers]') ?? null;
}

function engineerOf(row: HTMLElement): number | null {
  const [only, ...others] = (row.dataset['dropEngineers'] ?? '').split(',').filter(Boolean).map(Number);
  return only !== undefined && others.length === 0 ? only : null;
}
