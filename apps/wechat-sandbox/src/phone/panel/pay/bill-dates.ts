/** `YYYY-MM-DD` in Asia/Shanghai, as bills count days. */
export function beijingDate(instant: Date): string {
  return instant.toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });
}

/** When today's bill can be fetched, as an instant. */
export function tomorrowAtTen(now: Date): string {
  return `${beijingDate(new Date(now.getTime() + 86_400_000))}T10:00:00+08:00`;
}
