import { useEffect, useState } from 'react';

const clockMilliseconds = 30_000;

/** Clocks run while they are looked at. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), clockMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return now;
}
