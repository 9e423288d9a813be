/** How a report writes money, times and durations. Pure. */

/** Fen → `¥1,234.50`. */
export function money(fen: number): string {
  const [yuan = '', cents = ''] = (fen / 100).toFixed(2).split('.');
  return `¥${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** `2026-11-22 16:05` on the clocks of the organization. */
export function moment(instant: string, timeZone: string): string {
  return format(timeZone).format(new Date(instant));
}

/** `11-22 16:05`: the year stands above. */
export function shortMoment(instant: string, timeZone: string): string {
  return moment(instant, timeZone).slice(5);
}

/** `45 min`, `2 h 05 min`: signs that everybody reads. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')} min`;
}

/** Hexadecimal in groups that people can compare. */
export function fingerprint(hash: Buffer): string {
  return hash.subarray(0, 8).toString('hex').toUpperCase().match(/.{4}/g)?.join(' ') ?? '';
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let known = formats.get(timeZone);
  // Swedish writes its dates as ISO 8601 does.
  if (!known) formats.set(timeZone, known = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }));
  return known;
}
