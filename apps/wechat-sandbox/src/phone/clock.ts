import type { Locale } from '@scanfix/shared-types';
import { useEffect, useState } from 'react';

const timeZone = 'Asia/Shanghai';

/** The present, renewed often enough for a clock that shows minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function clockTime(instant: Date, seconds = false): string {
  return instant.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', ...(seconds ? { second: '2-digit' } : {}) });
}

export function longDate(instant: Date, locale: Locale): string {
  return instant.toLocaleDateString(locale, { timeZone, month: 'long', day: 'numeric', weekday: 'long' });
}

/** A message's time: today only the clock, earlier the day as well. */
export function messageTime(instant: Date, now: Date, locale: Locale): string {
  const day = (date: Date): string => date.toLocaleDateString('en-CA', { timeZone });
  if (day(instant) === day(now)) return clockTime(instant);
  return `${instant.toLocaleDateString(locale, { timeZone, month: 'short', day: 'numeric' })} ${clockTime(instant)}`;
}
