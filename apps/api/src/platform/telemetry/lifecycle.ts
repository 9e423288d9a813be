import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out. */
@Injectable()
export class Lifecycle {
  private leaving = false;

  get stopping(): boolean {
    return this.leaving;
  }

  /** From now on it says that it is not ready, and asks clients to close their connections with the next answer. */
  stop(): void {
    this.leaving = true;
  }
}
