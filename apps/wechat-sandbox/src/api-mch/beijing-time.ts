const hour = 3_600_000;

/** The clock of WeChat Pay: RFC 3339 in whole seconds with +08:00. */
export function beijingTime(milliseconds: number): string {
  return `${shifted(milliseconds).slice(0, 19)}+08:00`;
}

/** `YYYY-MM-DD` in Asia/Shanghai, which has no summer time. */
export function beijingDay(milliseconds: number): string {
  return shifted(milliseconds).slice(0, 10);
}

/** `YYYY-MM-DD HH:mm:ss`, as bills say it. */
export function billTime(milliseconds: number): string {
  return shifted(milliseconds).slice(0, 19).replace('T', ' ');
}

/** The first instant of the day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** `YYYYMMDD`, as it stands within WeChat Pay's numbers. */
export function compactDay(milliseconds: number): string {
  return beijingDay(milliseconds).replaceAll('-', '');
}

function shifted(milliseconds: number): string {
  return new Date(milliseconds + 8 * hour).toISOString();
}
