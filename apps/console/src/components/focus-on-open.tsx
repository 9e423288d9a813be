import { useEffect, useRef, type ReactNode } from 'react';

/** Until it has found its place what opens is hidden, and what is hidden takes no focus. */
const placedWithinFrames = 30;

/** The content of something that opens beside its button: whoever uses the keyboard is in it at once, leaves with Escape, and is back where they were. */
export function FocusOnOpen({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = content.current;
    let frame = 0;
    let frames = 0;
    const take = (): void => {
      element?.focus({ preventScroll: true });
      frames += 1;
      if (document.activeElement !== element && frames < placedWithinFrames) frame = requestAnimationFrame(take);
    };
    take();
    return () => {
      cancelAnimationFrame(frame);
      const isLost = document.activeElement === document.body || element?.contains(document.activeElement);
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div
      ref={content}
      tabIndex={-1}
      style={{ outline: 'none' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
