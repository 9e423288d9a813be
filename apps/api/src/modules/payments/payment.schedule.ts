/** When WeChat is asked by itself, because no notification and no answer is promised. Pure; `scale` shortens all of it for tests. */

const minute = 60_000;
/** Milliseconds after the order was made. */
const queries = [0.5, 1, 3, 5, 10, 30].map((minutes) => minutes * minute);
/** Milliseconds after an order could be paid last. */
const afterExpiry = minute;
/** Between attempts for a refund, and for an order that WeChat did not let be closed. */
const retries = [1, 1, 2, 5, 15, 30, 60].map((minutes) => minutes * minute);
const deliveries = [1, 5, 30, 60, 180, 360].map((minutes) => minutes * minute);

/** The next question about an unpaid order: soon at first, then when it has run out. */
export function nextQueryOf(order: { createdAt: Date; expiresAt: Date; queries: number }, now: Date, scale: number): Date {
  const end = order.expiresAt.getTime() + afterExpiry * scale;
  const next = queries.map((delay) => order.createdAt.getTime() + delay * scale).find((time) => time > now.getTime());
  if (next !== undefined && next < end) return new Date(next);
  return new Date(Math.max(end, now.getTime() + delayOf(retries, Math.max(0, order.queries - queries.length), scale)));
}

/** Where the question got no answer, or its process died over it. */
export function questionRepeatedAt(queries: number, now: Date, scale: number): Date {
  return new Date(now.getTime() + delayOf(retries, queries, scale));
}

export function nextRefundTryOf(attempts: number, now: Date, scale: number): Date {
  return new Date(now.getTime() + delayOf(retries, attempts, scale));
}

export function nextDeliveryOf(attempts: number, now: Date, scale: number): Date {
  return new Date(now.getTime() + delayOf(deliveries, attempts, scale));
}

/** When WeChat has refused often enough, somebody must look. */
export function isLastDelivery(attempts: number): boolean {
  return attempts >= deliveries.length;
}

/** The order can be paid no more: it is closed. */
export function ranOut({ expiresAt }: { expiresAt: Date }, now: Date, scale: number): boolean {
  return now.getTime() >= expiresAt.getTime() + afterExpiry * scale;
}

function delayOf(delays: readonly number[], attempt: number, scale: number): number {
  return (delays[Math.min(attempt, delays.length - 1)] ?? minute) * scale;
}
