import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { WorkLogPart } from './work-log-part.entity.js';
import { WorkLogPhoto } from './work-log-photo.entity.js';
import { WorkLog } from './work-log.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';

export type NewPart = Omit<WorkLogPart, 'id' | 'workLogId' | 'organizationId' | 'position'>;
/** A part with a promise of its own, and since when it is in the device. */
export interface InstalledPart {
  partId: number;
  name: string;
  warrantyMonths: number;
  installedAt: Date;
}
export type NewPhoto = Omit<WorkLogPhoto, 'id' | 'workLogId' | 'organizationId' | 'position'>;

@Injectable()
export class WorkLogsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whoever asks holds the visit's lock. */
  ofVisit(transaction: Transaction, visitId: number): Promise<WorkLog | null> {
    return transaction.getRepository(WorkLog).findOneBy({ visitId });
  }

  async ofVisits(visitIds: readonly number[]): Promise<WorkLog[]> {
    return visitIds.length === 0 ? [] : this.dataSource.getRepository(WorkLog).findBy({ visitId: In([...visitIds]) });
  }

  find(organizationId: number, id: number): Promise<WorkLog | null> {
    return this.dataSource.getRepository(WorkLog).findOneBy({ organizationId, id });
  }

  async save(transaction: Transaction, known: WorkLog | null, row: Omit<WorkLog, 'id'>): Promise<number> {
    if (known) {
      await transaction.getRepository(WorkLog).update({ id: known.id }, row);
      return known.id;
    }
    const { identifiers } = await transaction.getRepository(WorkLog).insert(row);
    return Number(identifiers[0]?.['id']);
  }

  async parts(workLogIds: readonly number[], transaction?: Transaction): Promise<WorkLogPart[]> {
    if (workLogIds.length === 0) return [];
    return (transaction ?? this.dataSource).getRepository(WorkLogPart).find({ where: { workLogId: In([...workLogIds]) }, order: { workLogId: 'ASC', position: 'ASC' } });
  }

  async photos(workLogIds: readonly number[]): Promise<WorkLogPhoto[]> {
    if (workLogIds.length === 0) return [];
    return this.dataSource.getRepository(WorkLogPhoto).find({ where: { workLogId: In([...workLogIds]) }, order: { workLogId: 'ASC', position: 'ASC' } });
  }

  /** Nobody marks one as stamped meanwhile. */
  lockPhotos(transaction: Transaction, workLogId: number): Promise<WorkLogPhoto[]> {
    return transaction.getRepository(WorkLogPhoto).find({ where: { workLogId }, order: { position: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  async replaceParts(transaction: Transaction, { id: workLogId, organizationId }: { id: number; organizationId: number }, parts: readonly NewPart[]): Promise<void> {
    await transaction.getRepository(WorkLogPart).delete({ workLogId });
    if (parts.length > 0) await transaction.getRepository(WorkLogPart).insert(parts.map((part, position) => ({ ...part, organizationId, workLogId, position })));
  }

  async replacePhotos(transaction: Transaction, { id: workLogId, organizationId }: { id: number; organizationId: number }, photos: readonly NewPhoto[]): Promise<void> {
    await transaction.getRepository(WorkLogPhoto).delete({ workLogId });
    if (photos.length > 0) await transaction.getRepository(WorkLogPhoto).insert(photos.map((photo, position) => ({ ...photo, organizationId, workLogId, position })));
  }

  unstampedPhotos(organizationId: number, workLogId: number): Promise<WorkLogPhoto[]> {
    return this.dataSource.getRepository(WorkLogPhoto).find({ where: { organizationId, workLogId, stampedAt: IsNull() }, order: { position: 'ASC' } });
  }

  async markStamped(transaction: Transaction, attachmentId: number, now: Date): Promise<void> {
    await transaction.getRepository(WorkLogPhoto).update({ attachmentId }, { stampedAt: now });
  }

  /** What was put into a device with a warranty of its own, by completed visits for other tickets. */
  installedParts(transaction: Transaction, organizationId: number, assetId: number, otherThanTicketId: number | null): Promise<InstalledPart[]> {
    return transaction.query(
      `SELECT p.partId, p.name, p.warrantyMonths, l.recordedAt AS installedAt FROM work_log_parts p JOIN work_logs l ON l.id = p.workLogId JOIN visits v ON v.id = l.visitId
       WHERE p.organizationId = ? AND p.assetId = ? AND p.warrantyMonths IS NOT NULL AND v.outcome = 'completed' AND v.ticketId <> ?`, [organizationId, assetId, otherThanTicketId ?? 0],
    );
  }

  /** What a device needed before, the most often used part first. */
  async partsUsedOn(organizationId: number, assetId: number, limit: number): Promise<number[]> {
    const rows: { partId: number }[] = await this.dataSource.query(
      'SELECT partId FROM work_log_parts WHERE organizationId = ? AND assetId = ? GROUP BY partId ORDER BY COUNT(*) DESC, MAX(id) DESC LIMIT ?', [organizationId, assetId, limit],
    );
    return rows.map(({ partId }) => partId);
  }
}
