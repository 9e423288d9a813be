import type { Instant } from '@scanfix/shared-types';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { spokenNumber } from '../../components/format';
import styles from './drag-ticket.module.css';
import { swallowClick } from './swallow-click';

/** What is known of a ticket wherever it can be picked up: in the list, on the map, in the timeline. */
export interface HandledTicket {
  id: number;
  number: string;
  problem: string;
  /** As it was on the screen when it was picked up: null, nobody had the job. */
  visitId: number | null;
}

export interface Drop {
  ticket: HandledTicket;
  /** More than one where several stand at the same place on the map. */
  engineerIds: number[];
  /** Where it was dropped into the timeline. */
  at: Instant | null;
}

interface TicketDrag {
  dragged: HandledTicket | null;
  pickUp: (ticket: HandledTicket, event: React.PointerEvent) => void;
}

const DragContext = createContext<TicketDrag>({ dragged: null, pickUp: () => undefined });

/** A press becomes a drag when it moves so far; below, it stays a click. */
const startsAfterPixels = 6;
const snapMinutes = 15;

/**
 * Carries a ticket by mouse or pen to an engineer. One mechanism for list, map and timeline, which the browser's own drag and drop cannot be:
 * the map takes its events. Fingers scroll, and choose from the menus instead.
 */
export function TicketDragProvider({ onPickUp, onDrop, children }: { onPickUp: (ticket: HandledTicket) => void; onDrop: (drop: Drop) => void; children: ReactNode }) {
  const [dragged, setDragged] = useState<HandledTicket | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const newest = useRef({ onPickUp, onDrop });
  newest.current = { onPickUp, onDrop };
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const pickUp = useCallback((ticket: HandledTicket, press: React.PointerEvent) => {
    if (press.button !== 0 || press.pointerType === 'touch' || isControl(press.target, press.currentTarget)) return;
    const from = { x: press.clientX, y: press.clientY };
    let moving = false;
    let over: HTMLElement | null = null;
    const point = (next: HTMLElement | null): void => {
      if (next === over) return;
      over?.removeAttribute('data-drop-over');
      next?.setAttribute('data-drop-over', '');
      over = next;
    };
    const onMove = (event: PointerEvent): void => {
      if (!moving) {
        if (Math.hypot(event.clientX - from.x, event.clientY - from.y) < startsAfterPixels) return;
        moving = true;
        getSelection()?.removeAllRanges();
        setDragged(ticket);
        newest.current.onPickUp(ticket);
      }
      if (ghost.current) ghost.current.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
      point(targetAt(event.clientX, event.clientY));
    };
    const onUp = (event: PointerEvent): void => {
      const target = moving ? targetAt(event.clientX, event.clientY) : null;
      if (moving) swallowClick();
      end();
      if (target) newest.current.onDrop({ ticket, engineerIds: engineersOf(target), at: timeAt(target, event.clientX) });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !moving) return;
      event.preventDefault();
      event.stopPropagation();
      swallowClick();
      end();
    };
    const selecting = (event: Event): void => event.preventDefault();
    const end = (): void => {
      point(null);
      setDragged(null);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      document.removeEventListener('selectstart', selecting);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    document.addEventListener('selectstart', selecting);
    stop.current = end;
  }, []);

  const drag = useMemo(() => ({ dragged, pickUp }), [dragged, pickUp]);
  return (
    <DragContext.Provider value={drag}>
      {children}
      {dragged ? (
        <div ref={ghost} className={styles.ghost} data-testid="dragged-ticket" aria-hidden>
          <span className={styles.number}>{spokenNumber(dragged.number)}</span> {dragged.problem}
        </div>
      ) : null}
    </DragContext.Provider>
  );
}

export function useTicketDrag(): TicketDrag {
  return useContext(DragContext);
}

/** Attributes of an element on which a ticket may be dropped. */
export function dropOn(engineerIds: readonly number[]): { 'data-drop-engineers': string } {
  return { 'data-drop-engineers': engineerIds.join(',') };
}

/** The same for a stretch of time from the left to the right edge. */
export function dropIn(engineerId: number, from: Instant, to: Instant) {
  return { ...dropOn([engineerId]), 'data-drop-from': from, 'data-drop-to': to };
}

function targetAt(x: number, y: number): HTMLElement | null {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop-engineers]') ?? null;
}

function engineersOf(target: HTMLElement): number[] {
  return (target.dataset['dropEngineers'] ?? '').split(',').filter(Boolean).map(Number);
}

function timeAt(target: HTMLElement, x: number): Instant | null {
  const { dropFrom, dropTo } = target.dataset;
  if (!dropFrom || !dropTo) return null;
  const { left, width } = target.getBoundingClientRect();
  const [start, end] = [Date.parse(dropFrom), Date.parse(dropTo)];
  const share = width > 0 ? Math.min(1, Math.max(0, (x - left) / width)) : 0;
  const step = snapMinutes * 60_000;
  return new Date(Math.round((start + share * (end - start)) / step) * step).toISOString();
}

/** A button or link within what can be picked up is pressed, not dragged. */
function isControl(target: EventTarget, source: EventTarget): boolean {
  const control = target instanceof Element ? target.closest('a, button:not([data-drag-through]), input, label') : null;
  return control !== null && control !== source;
}
