import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IntegerId } from '../../platform/database/columns.js';

/** A part that was used, with its name and price of that day. */
@Entity('work_log_parts')
@Index(['workLogId', 'position'])
@Index(['organizationId', 'assetId', 'partId'])
export class WorkLogPart {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  workLogId: number;

  /** Of the visit: what this device needed before, it may need again. */
  @IntegerId({ nullable: true })
  assetId: number | null;

  @IntegerId()
  partId: number;

  @Column({ type: 'smallint', unsigned: true })
  position: number;

  @Column({ type: 'varchar', length: 40 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 16 })
  unit: string;

  @Column({ type: 'int', unsigned: true })
  quantity: number;

  /** Fen, of one unit. */
  @Column({ type: 'int', unsigned: true })
  priceFen: number;

  /** What was promised with it on that day; null: nothing. */
  @Column({ type: 'smallint', unsigned: true, nullable: true })
  warrantyMonths: number | null;
}
