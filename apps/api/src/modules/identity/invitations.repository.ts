import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Invitation } from './invitation.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class InvitationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<Invitation | null> {
    return this.dataSource.getRepository(Invitation).findOneBy({ organizationId, id });
  }

  findByToken(tokenHash: Buffer): Promise<Invitation | null> {
    return this.dataSource.getRepository(Invitation).findOneBy({ tokenHash });
  }

  lockByToken(transaction: Transaction, tokenHash: Buffer): Promise<Invitation | null> {
    return transaction.getRepository(Invitation).findOne({ where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, invitation: Omit<Invitation, 'id'>): Promise<number> {
    const row = { ...invitation };
    await transaction.getRepository(Invitation).insert(row);
    return (row as Invitation).id;
  }

  /** Those of this member of staff that are still open. */
  async close(transaction: Transaction, userId: number, now: Date): Promise<void> {
    await transaction.getRepository(Invitation).update({ userId, closedAt: IsNull() }, { closedAt: now });
  }
}
