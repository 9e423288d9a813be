/** At most `limit` calls of one key within each period. */
export class CallLimit {
  private readonly counts = new Map<string, { period: number; calls: number }>();

  constructor(
    private readonly limit: number,
    private readonly periodMilliseconds: number,
    private readonly now: () => number,
  ) {}

  /** Counts this call; false when it is one too many. */
  admit(key = ''): boolean {
    const period = Math.floor(this.now() / this.periodMilliseconds);
    const before = this.counts.get(key);
    const calls = before?.period === period ? before.calls + 1 : 1;
    this.counts.set(key, { period, calls });
    return calls <= this.limit;
  }
}

export const minute = 60_000;
export const day = 86_400_000;
