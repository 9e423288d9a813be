import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { LoginRequest } from './login-request.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class LoginRequestsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(request: Omit<LoginRequest, 'id'>): Promise<void> {
    await this.dataSource.getRepository(LoginRequest).insert({ ...request });
  }

  lock(transaction: Transaction, tokenHash: Buffer): Promise<LoginRequest | null> {
    return transaction.getRepository(LoginRequest).findOne({ where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
  }

  async update(transaction: Transaction, request: LoginRequest, changes: Partial<LoginRequest>): Promise<void> {
    await transaction.getRepository(LoginRequest).update({ id: request.id }, changes);
    Object.assign(request, changes);
  }

  async deleteBefore(instant: Date): Promise<void> {
    await this.dataSource.getRepository(LoginRequest).delete({ expiresAt: LessThan(instant) });
  }
}
