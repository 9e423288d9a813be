import { Injectable } from '@nestjs/common';
import type { OneTimeCodePurpose } from '@scanfix/shared-types';
import { DataSource, LessThan } from 'typeorm';
import { OneTimeCode } from './one-time-code.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class OneTimeCodesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(id: number): Promise<OneTimeCode | null> {
    return this.dataSource.getRepository(OneTimeCode).findOneBy({ id });
  }

  /** Only the last message counts: whoever asked again reads the newer one. */
  lockNewest(transaction: Transaction, phone: string, purpose: OneTimeCodePurpose): Promise<OneTimeCode | null> {
    return transaction.getRepository(OneTimeCode).findOne({ where: { phone, purpose }, order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, code: Omit<OneTimeCode, 'id'>): Promise<number> {
    const row = { ...code };
    await transaction.getRepository(OneTimeCode).insert(row);
    return (row as OneTimeCode).id;
  }

  async update(transaction: Transaction | null, id: number, changes: Partial<OneTimeCode>): Promise<void> {
    await (transaction ?? this.dataSource).getRepository(OneTimeCode).update({ id }, changes);
  }

  async deleteBefore(instant: Date): Promise<void> {
    await this.dataSource.getRepository(OneTimeCode).delete({ createdAt: LessThan(instant) });
  }
}
