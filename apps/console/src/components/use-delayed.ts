import { useEffect, useState } from 'react';

/** True once `wanted` has held for a while: what comes quickly needs no skeleton. */
export function useDelayed(wanted: boolean, milliseconds: number): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!wanted) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), milliseconds);
    return () => clearTimeout(timer);
  }, [wanted, milliseconds]);
  return shown;
}

/** The value once it has been still for a while: what is typed, not every letter of it. */
export function useSettled<Value>(value: Value, milliseconds = 250): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
