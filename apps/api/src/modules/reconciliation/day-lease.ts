import type { ClaimedDay, ReconciliationsRepository } from './reconciliations.repository.js';

/** Milliseconds. A process that was killed keeps a day so long. */
export const leaseTime = 60_000;
const renewedEvery = 15_000;
/** A reader does not see more than some steps a second. */
const shownEvery = 500;

/** Thrown to stop work on a day that is somebody else's by now, or because the process ends. */
export class WorkStopped extends Error {}

/** A day in the hands of one run: renewed while it works, and asked before each step. */
export class DayLease {
  private readonly timer: NodeJS.Timeout;
  private lines = 0;
  private shown = 0;
  private stopped = false;

  constructor(
    readonly claimed: ClaimedDay,
    private readonly days: ReconciliationsRepository,
  ) {
    this.timer = setInterval(() => void this.renew(), renewedEvery);
  }

  /** The process ends. */
  stop(): void {
    this.stopped = true;
  }

  /** Between two steps. @throws WorkStopped */
  async goOn(linesRead = 0): Promise<void> {
    this.lines += linesRead;
    if (linesRead > 0 && Date.now() - this.shown > shownEvery) await this.renew();
    if (this.stopped) throw new WorkStopped();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    this.shown = Date.now();
    // What keeps the database from answering is found by the work itself.
    const kept = await this.days.renew(this.claimed, new Date(Date.now() + leaseTime), this.lines).catch(() => true);
    if (!kept) this.stopped = true;
  }
}
