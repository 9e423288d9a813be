import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from './transaction.js';
import type { Actor, Visitor } from '../auth/actor.js';
import { DomainError } from '../errors/domain-error.js';

const deadlock = 'ER_LOCK_DEADLOCK';
const attempts = 4;

/** One use case, one transaction. A deadlock is tried again from the start, so work must do nothing outside the database. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  async run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (codeOf(error) !== deadlock || attempt === attempts) throw error;
      }
    }
  }

  /** Reads that must fit together: all of them see the database as it was at the first. For long ones, which must write nothing. */
  snapshot<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction('REPEATABLE READ', work);
  }

  /**
   * As `run`, but the same `Idempotency-Key` and body give the same result, and the work is done once: the key's row is the transaction's
   * last statement. A repetition does the work, waits there for the one before it, is rolled back and answers with what that one
   * returned; so does a repetition that is refused on the way, because what it asks for is done already. The result is kept as JSON:
   * return ids or responses, never entities.
   */
  async once<Result>(caller: Actor | Visitor, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { idempotency } = caller;
    if (!idempotency) return this.run(work);
    const id = `${'userId' in caller ? `u${caller.userId}` : 'public'}:${idempotency.key}`;
    try {
      return await this.run(async (transaction) => {
        const result = await work(transaction);
        await transaction.query(
          'INSERT INTO idempotency_keys (id, fingerprint, answer, createdAt) VALUES (?, ?, ?, ?)', [id, idempotency.fingerprint, JSON.stringify(result ?? null), new Date()],
        );
        return result;
      });
    } catch (error) {
      const earlier = await this.answerOf(id);
      if (!earlier) throw error;
      if (!earlier.fingerprint.equals(idempotency.fingerprint)) throw new DomainError('idempotency-key-reused');
      return JSON.parse(earlier.answer) as Result;
    }
  }

  private async answerOf(id: string): Promise<{ fingerprint: Buffer; answer: string } | undefined> {
    const rows: { fingerprint: Buffer; answer: string }[] = await this.dataSource.query('SELECT fingerprint, answer FROM idempotency_keys WHERE id = ?', [id]);
    return rows[0];
  }
}

/** MySQL's name of an error, through whatever wrapped it. */
export function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}
