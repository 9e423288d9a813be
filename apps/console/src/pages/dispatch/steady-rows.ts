import { useCallback, useRef, useState } from 'react';

export interface SteadyRows<Row> {
  rows: Row[];
  /** Still shown because somebody points at the list, though the server has them no more. */
  gone: ReadonlySet<number>;
  /** Held back for the same reason. */
  fresh: number;
}

/** The rows that stand on the screen, with their newest content, in the places where they are. */
export function holdRows<Row extends { id: number }>(held: readonly Row[], newest: readonly Row[]): SteadyRows<Row> {
  const now = new Map(newest.map((row) => [row.id, row]));
  const known = new Set(held.map(({ id }) => id));
  return {
    rows: held.map((row) => now.get(row.id) ?? row),
    gone: new Set(held.filter(({ id }) => !now.has(id)).map(({ id }) => id)),
    fresh: newest.filter(({ id }) => !known.has(id)).length,
  };
}

const nothingGone: ReadonlySet<number> = new Set();

/** A live list that keeps still while the pointer is over it, and follows when left alone. Another `of` is another list. */
export function useSteadyRows<Row extends { id: number }>(newest: Row[], of: string) {
  const [held, setHeld] = useState<{ of: string; rows: Row[] } | null>(null);
  const latest = useRef({ of, rows: newest });
  latest.current = { of, rows: newest };
  const hold = useCallback(() => setHeld(latest.current), []);
  const release = useCallback(() => setHeld(null), []);
  const steady: SteadyRows<Row> = held && held.of === of ? holdRows(held.rows, newest) : { rows: newest, gone: nothingGone, fresh: 0 };
  return { ...steady, showFresh: hold, watch: { onPointerEnter: hold, onPointerLeave: release } };
}
