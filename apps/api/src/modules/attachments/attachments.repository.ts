import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, LessThan, Repository } from 'typeorm';
import { Attachment } from './attachment.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export interface AttachmentOwner {
  /** The owning module's word, e.g. `ticket`. */
  kind: string;
  id: number;
}

@Injectable()
export class AttachmentsRepository {
  constructor(@InjectRepository(Attachment) private readonly attachments: Repository<Attachment>) {}

  async insert(row: Omit<Attachment, 'id'>): Promise<Attachment> {
    const { identifiers } = await this.attachments.insert(row);
    return { ...row, id: Number(identifiers[0]?.['id']) };
  }

  /** Whatever organization it belongs to: the link's signature was the permission. */
  findByKey(key: string): Promise<Attachment | null> {
    return this.attachments.findOneBy({ key });
  }

  find(organizationId: number, id: number): Promise<Attachment | null> {
    return this.attachments.findOneBy({ organizationId, id });
  }

  ofOwners(organizationId: number, ownerKind: string, ownerIds: readonly number[]): Promise<Attachment[]> {
    return this.attachments.find({
      where: { organizationId, ownerKind, ownerId: In([...ownerIds]) },
      order: { ownerId: 'ASC', position: 'ASC', id: 'ASC' },
    });
  }

  async countOfOwners(organizationId: number, ownerKind: string, ownerIds: readonly number[]): Promise<{ ownerId: number; count: number }[]> {
    const rows = await this.attachments.createQueryBuilder('attachment')
      .select('attachment.ownerId', 'ownerId').addSelect('COUNT(*)', 'count')
      .where({ organizationId, ownerKind, ownerId: In([...ownerIds]) })
      .groupBy('attachment.ownerId')
      .getRawMany<{ ownerId: number; count: string }>();
    return rows.map(({ ownerId, count }) => ({ ownerId, count: Number(count) }));
  }

  /** Locked until the transaction ends, so that nobody else claims or removes them meanwhile. */
  lockByIds(transaction: Transaction, organizationId: number, ids: readonly number[]): Promise<Attachment[]> {
    return transaction.find(Attachment, { where: { organizationId, id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  lockOfOwner(transaction: Transaction, organizationId: number, owner: AttachmentOwner): Promise<Attachment[]> {
    return transaction.find(Attachment, {
      where: { organizationId, ownerKind: owner.kind, ownerId: owner.id }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' },
    });
  }

  async give(transaction: Transaction, id: number, owner: AttachmentOwner, position: number): Promise<void> {
    await transaction.update(Attachment, { id }, { ownerKind: owner.kind, ownerId: owner.id, position, orphanedSince: null });
  }

  async release(transaction: Transaction, ids: readonly number[], now: Date): Promise<void> {
    if (ids.length > 0) await transaction.update(Attachment, { id: In([...ids]) }, { ownerKind: null, ownerId: null, position: 0, orphanedSince: now });
  }

  /** The file was written anew. */
  async resize(transaction: Transaction, id: number, { width, height, size }: Pick<Attachment, 'width' | 'height' | 'size'>): Promise<void> {
    await transaction.update(Attachment, { id }, { width, height, size });
  }

  orphansSince(before: Date, limit: number): Promise<Attachment[]> {
    return this.attachments.find({ where: { orphanedSince: LessThan(before) }, order: { orphanedSince: 'ASC' }, take: limit });
  }

  /** False when somebody has claimed it in the meantime. */
  async deleteOrphan(id: number, before: Date): Promise<boolean> {
    const { affected } = await this.attachments.delete({ id, ownerKind: IsNull(), orphanedSince: LessThan(before) });
    return affected === 1;
  }

  async existingKeys(keys: readonly string[]): Promise<Set<string>> {
    const rows = await this.attachments.find({ select: { id: true, key: true }, where: { key: In([...keys]) } });
    return new Set(rows.map(({ key }) => key));
  }
}
