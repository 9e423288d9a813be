import { useEffect, useState } from 'react';

const pauseMilliseconds = 300;

/** The value once it has rested: one search for a word, not one for each letter. */
export function useDelayed(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
