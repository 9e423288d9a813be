import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from './transaction.js';
import type { Actor, Visitor } from '../auth/actor.js';
import { DomainError } from '../errors/domain-error.js';

const deadlock = 'ER_LOCK_DEADLOCK';
const duplicate = 'ER_DUP_ENTRY';
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

  /**
   * As `run`, but the same `Idempotency-Key` and body give the same result without the work being done again: the key's row is part of
   * the transaction, so a second request waits for the first and then reads its result. The result is kept as JSON: return ids or
   * responses, never entities.
   */
  async once<Result>(caller: Actor | Visitor, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { idempotency } = caller;
    if (!idempotency) return this.run(work);
    const id = `${'userId' in caller ? `u${caller.userId}` : 'public'}:${idempotency.key}`;
    return this.run(async (transaction) => {
      const claimed = await claim(transaction, id, idempotency.fingerprint);
      if (!claimed) return replay<Result>(transaction, id, idempotency.fingerprint);
      const result = await work(transaction);
      await transaction.query('UPDATE idempotency_keys SET answer = ? WHERE id = ?', [JSON.stringify(result ?? null), id]);
      return result;
    });
  }
}

async function claim(transaction: Transaction, id: string, fingerprint: Buffer): Promise<boolean> {
  try {
    await transaction.query('INSERT INTO idempotency_keys (id, fingerprint, createdAt) VALUES (?, ?, ?)', [id, fingerprint, new Date()]);
    return true;
  } catch (error) {
    if (codeOf(error) === duplicate) return false;
    throw error;
  }
}

async function replay<Result>(transaction: Transaction, id: string, fingerprint: Buffer): Promise<Result> {
  const rows: { fingerprint: Buffer; answer: string }[] = await transaction.query('SELECT fingerprint, answer FROM idempotency_keys WHERE id = ?', [id]);
  const row = rows[0];
  if (!row || !row.fingerprint.equals(fingerprint)) throw new DomainError('idempotency-key-reused');
  return JSON.parse(row.answer) as Result;
}

/** MySQL's name of an error, through whatever wrapped it. */
export function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}
