import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';

/** Windows of one person, in one process, that listen at the same time. */
const mostStreams = 12;

@Injectable()
export class StreamLimit {
  private readonly open = new Map<number, number>();

  /** Takes a place; call what is returned when the stream is closed. @throws DomainError `rate-limited` */
  enter(userId: number): () => void {
    const count = this.open.get(userId) ?? 0;
    if (count >= mostStreams) throw new DomainError('rate-limited', { retryAfterSeconds: 10 });
    this.open.set(userId, count + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (this.open.get(userId) ?? 1) - 1;
      if (now === 0) this.open.delete(userId);
      else this.open.set(userId, now);
    };
  }
}
