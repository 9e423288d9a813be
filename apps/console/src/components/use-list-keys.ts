import { useEffect, useRef, useState } from 'react';

/** j and k walk over the rows, Enter opens; typing in a field or an open dialog keeps its keys. */
export function useListKeys<Row extends { id: number }>(rows: Row[], onOpen?: (row: Row) => void): number | null {
  const [current, setCurrent] = useState<number | null>(null);
  const newest = useRef({ rows, onOpen, current });
  newest.current = { rows, onOpen, current };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const { rows: shown, onOpen: open, current: at } = newest.current;
      const index = shown.findIndex((row) => row.id === at);
      if (event.key === 'j' || event.key === 'k') {
        const next = shown[event.key === 'j' ? Math.min(index + 1, shown.length - 1) : Math.max(index - 1, 0)];
        if (!next) return;
        event.preventDefault();
        setCurrent(next.id);
        document.querySelector(`[data-row-id="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
      } else if (event.key === 'Enter' && !(event.target instanceof Element && event.target.closest('a, button'))) {
        const row = shown[index];
        if (row) open?.(row);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return current;
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"], [role="tree"]') !== null;
}
