import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { ChecklistItemRow } from './checklist-item.entity.js';
import { FaultCodeRow } from './fault-code.entity.js';
import { WorkStandardRow } from './work-standard.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

type Saved<Row extends { id: number }> = Omit<Row, 'id'> & { id?: number };

@Injectable()
export class WorkStandardsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, categoryId: number): Promise<WorkStandardRow | null> {
    return this.dataSource.getRepository(WorkStandardRow).findOneBy({ organizationId, categoryId });
  }

  /** What is offered, in its order. */
  faultCodes(organizationId: number, categoryId: number): Promise<FaultCodeRow[]> {
    return this.dataSource.getRepository(FaultCodeRow).find({ where: { organizationId, categoryId, withdrawnAt: IsNull() }, order: { position: 'ASC', id: 'ASC' } });
  }

  checklist(organizationId: number, categoryId: number): Promise<ChecklistItemRow[]> {
    return this.dataSource.getRepository(ChecklistItemRow).find({ where: { organizationId, categoryId, withdrawnAt: IsNull() }, order: { position: 'ASC', id: 'ASC' } });
  }

  /** Also what was withdrawn. */
  faultCodesByIds(organizationId: number, ids: number[]): Promise<FaultCodeRow[]> {
    return this.dataSource.getRepository(FaultCodeRow).findBy({ organizationId, id: In(ids) });
  }

  checklistByIds(organizationId: number, ids: number[]): Promise<ChecklistItemRow[]> {
    return this.dataSource.getRepository(ChecklistItemRow).findBy({ organizationId, id: In(ids) });
  }

  /** The standard of a category, made where there is none; nobody else writes it while the transaction lasts. */
  async lock(transaction: Transaction, organizationId: number, categoryId: number): Promise<{ version: number }> {
    await transaction.query(
      "INSERT INTO work_standards (organizationId, categoryId, causes, actions, version, updatedAt) VALUES (?, ?, '[]', '[]', 0, ?) ON DUPLICATE KEY UPDATE organizationId = organizationId",
      [organizationId, categoryId, new Date()],
    );
    return transaction.getRepository(WorkStandardRow).findOneOrFail({ where: { organizationId, categoryId }, lock: { mode: 'pessimistic_write' } });
  }

  async update(transaction: Transaction, organizationId: number, categoryId: number, changes: Partial<WorkStandardRow>): Promise<void> {
    await transaction.getRepository(WorkStandardRow).update({ organizationId, categoryId }, changes);
  }

  allFaultCodes(transaction: Transaction, organizationId: number, categoryId: number): Promise<FaultCodeRow[]> {
    return transaction.getRepository(FaultCodeRow).findBy({ organizationId, categoryId });
  }

  allChecklist(transaction: Transaction, organizationId: number, categoryId: number): Promise<ChecklistItemRow[]> {
    return transaction.getRepository(ChecklistItemRow).findBy({ organizationId, categoryId });
  }

  async saveFaultCodes(transaction: Transaction, rows: Saved<FaultCodeRow>[], withdrawn: number[]): Promise<void> {
    await transaction.getRepository(FaultCodeRow).save(rows);
    if (withdrawn.length > 0) await transaction.getRepository(FaultCodeRow).update({ id: In(withdrawn) }, { withdrawnAt: new Date() });
  }

  async saveChecklist(transaction: Transaction, rows: Saved<ChecklistItemRow>[], withdrawn: number[]): Promise<void> {
    await transaction.getRepository(ChecklistItemRow).save(rows);
    if (withdrawn.length > 0) await transaction.getRepository(ChecklistItemRow).update({ id: In(withdrawn) }, { withdrawnAt: new Date() });
  }
}
