/** What the tallies of all processes are added up in. */
export interface TallyStore {
  /** Adds points to each window's sum and answers the sums. */
  add(additions: readonly { window: string; points: number; expires: number }[]): Promise<Map<string, number>>;
}

interface Count {
  window: string;
  /** Of all processes, as far as known. */
  shared: number;
  /** Of this process, not yet added to the shared sum. */
  own: number;
}

/** A process tells the others once it has counted this part of a limit. */
const share = 1 / 20;

/**
 * A limit on what happens thousands of times a second, nearly free: each process counts in memory. Only who has used a twentieth of the
 * limit since the last report is worth telling: those counts are added to the shared store (once a second, all in one statement), which
 * answers with the sum over all processes. So quiet clients never touch the database, and with n processes a client can get at most
 * n twentieths more than the limit, plus what fits into the second between two reports.
 *
 * Windows are cut by the clock, not by a client's first request, so that all processes mean the same one.
 */
export class SharedTally {
  private counts = new Map<string, Count>();
  private windowNumber = 0;

  constructor(
    private readonly name: string,
    private readonly limit: { points: number; seconds: number },
    private readonly store: TallyStore,
  ) {}

  /** Counts one; answers the milliseconds until the window ends when that is too many, else 0. */
  count(key: string, now = Date.now()): number {
    this.turn(now);
    let count = this.counts.get(key);
    if (!count) this.counts.set(key, count = { window: `${this.name}:${key}:${this.windowNumber}`, shared: 0, own: 0 });
    if (count.shared + count.own >= this.limit.points) return this.expires - now;
    count.own += 1;
    return 0;
  }

  /** Tells the others, and learns from them. */
  async report(): Promise<void> {
    const threshold = Math.max(1, this.limit.points * share);
    const worthTelling = [...this.counts.values()].filter(({ own }) => own >= threshold);
    if (worthTelling.length === 0) return;
    const additions = worthTelling.map(({ window, own }) => ({ window, points: own, expires: this.expires }));
    const sums = await this.store.add(additions);
    additions.forEach(({ window, points }, index) => {
      const count = worthTelling[index];
      if (!count) return;
      count.shared = sums.get(window) ?? count.shared + points;
      count.own -= points;
    });
  }

  private get expires(): number {
    return (this.windowNumber + 1) * this.limit.seconds * 1000;
  }

  /** A new window forgets the old one: what was not told of it no longer matters. */
  private turn(now: number): void {
    const number = Math.floor(now / (this.limit.seconds * 1000));
    if (number === this.windowNumber) return;
    this.windowNumber = number;
    this.counts = new Map();
  }
}
