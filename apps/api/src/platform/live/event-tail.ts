/** One row of the event table. */
export interface TailedEvent {
  id: number;
  organizationId: number;
  name: string;
  payload: unknown;
  createdAt: Date;
}

export interface EventSource {
  /** The highest id there is, 0 when there is none. */
  latestId(): Promise<number>;
  after(id: number, limit: number): Promise<TailedEvent[]>;
  byIds(ids: readonly number[]): Promise<TailedEvent[]>;
}

/** Milliseconds that a missing id is waited for. Longer than any transaction: its row appears when it commits, or never. */
const gapPatience = 30_000;
const batch = 500;
/** A jump this wide is a server that skipped its numbers, not transactions under way. */
const widestGap = 1000;

/**
 * Follows a table whose ids are given out before its rows are committed: 103 may appear after 105. Ids left out are remembered and asked
 * for again, so that each event is told once. `settled` is the highest id up to which nothing is missing any more.
 */
export class EventTail {
  private high = 0;
  private readonly gaps = new Map<number, number>();

  constructor(private readonly source: EventSource) {}

  async start(): Promise<void> {
    this.high = await this.source.latestId();
    // Transactions that were under way when the tail began may still fill ids just below.
    const recent = new Set((await this.source.after(Math.max(0, this.high - widestGap), widestGap)).map(({ id }) => id));
    for (let id = Math.max(1, this.high - 100); id <= this.high; id += 1) if (!recent.has(id)) this.gaps.set(id, Date.now());
  }

  get settled(): number {
    let lowest = this.high + 1;
    for (const id of this.gaps.keys()) lowest = Math.min(lowest, id);
    return lowest - 1;
  }

  /** Events not told before, in the order in which they were found. */
  async read(now = Date.now()): Promise<TailedEvent[]> {
    const late = this.gaps.size === 0 ? [] : await this.source.byIds([...this.gaps.keys()]);
    for (const { id } of late) this.gaps.delete(id);
    for (const [id, since] of this.gaps) if (now - since > gapPatience) this.gaps.delete(id);
    const fresh = await this.source.after(this.high, batch);
    for (const { id } of fresh) {
      if (id - this.high <= widestGap) for (let missing = this.high + 1; missing < id; missing += 1) this.gaps.set(missing, now);
      this.high = id;
    }
    return [...late, ...fresh];
  }
}
