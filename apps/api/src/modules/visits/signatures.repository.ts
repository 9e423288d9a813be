import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { Signature } from './signature.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class SignaturesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(transaction: Transaction, row: Omit<Signature, 'id'>): Promise<number> {
    const { identifiers } = await transaction.getRepository(Signature).insert(row);
    return Number(identifiers[0]?.['id']);
  }

  exists(transaction: Transaction, visitId: number): Promise<boolean> {
    return transaction.getRepository(Signature).existsBy({ visitId });
  }

  async ofVisits(visitIds: readonly number[]): Promise<Map<number, Signature>> {
    if (visitIds.length === 0) return new Map();
    const rows = await this.dataSource.getRepository(Signature).findBy({ visitId: In([...visitIds]) });
    return new Map(rows.map((row) => [row.visitId, row]));
  }
}
