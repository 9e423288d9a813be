import { Injectable } from '@nestjs/common';
import type { UnexplainedNotification } from './unexplained-notification.entity.js';
import { insertRow } from '../../platform/database/rows.js';
import { isDuplicate } from '../../platform/database/duplicates.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class UnexplainedNotificationsRepository {
  /** False where it is known already. */
  async insert(transaction: Transaction, row: Omit<UnexplainedNotification, 'id'>): Promise<boolean> {
    try {
      await insertRow(transaction, 'unexplained_notifications', row);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
