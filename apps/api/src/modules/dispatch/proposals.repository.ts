import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssignmentProposalItemRow, AssignmentProposalRow } from './assignment-proposal.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

@Injectable()
export class ProposalsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(organizationId: number, id: number): Promise<AssignmentProposalRow | null> {
    return this.dataSource.getRepository(AssignmentProposalRow).findOneBy({ organizationId, id });
  }

  items(organizationId: number, proposalId: number): Promise<AssignmentProposalItemRow[]> {
    return this.dataSource.getRepository(AssignmentProposalItemRow).find({ where: { organizationId, proposalId }, order: { id: 'ASC' } });
  }

  lock(transaction: Transaction, organizationId: number, id: number): Promise<AssignmentProposalRow | null> {
    return transaction.getRepository(AssignmentProposalRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  lockItem(transaction: Transaction, organizationId: number, id: number): Promise<AssignmentProposalItemRow | null> {
    return transaction.getRepository(AssignmentProposalItemRow).findOne({ where: { organizationId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async insert(transaction: Transaction, proposal: Omit<AssignmentProposalRow, 'id'>, items: readonly Omit<AssignmentProposalItemRow, 'id' | 'organizationId' | 'proposalId'>[]): Promise<number> {
    const row = { ...proposal } as AssignmentProposalRow;
    await transaction.getRepository(AssignmentProposalRow).insert(row);
    const { organizationId, id: proposalId } = row;
    await transaction.getRepository(AssignmentProposalItemRow).insert(items.map((item) => ({ ...item, organizationId, proposalId })));
    return proposalId;
  }

  async markApplied(transaction: Transaction, id: number, appliedAt: Date): Promise<void> {
    await transaction.getRepository(AssignmentProposalRow).update({ id }, { appliedAt });
  }

  async setApplied(transaction: Transaction, itemId: number, applied: AssignmentProposalItemRow['applied']): Promise<void> {
    await transaction.getRepository(AssignmentProposalItemRow).update({ id: itemId }, { applied });
  }

  /** Some proposals that are older, with their items. Answers whether there may be more. */
  async removeBefore(before: Date, atOnce: number): Promise<boolean> {
    const rows: { id: number }[] = await this.dataSource.query('SELECT id FROM assignment_proposals WHERE createdAt < ? LIMIT ?', [before, atOnce]);
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    await this.dataSource.query('DELETE FROM assignment_proposal_items WHERE proposalId IN (?)', [ids]);
    await this.dataSource.query('DELETE FROM assignment_proposals WHERE id IN (?)', [ids]);
    return rows.length === atOnce;
  }
}
