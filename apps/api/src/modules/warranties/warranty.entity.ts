import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DecidedWarranty } from './warranty.rules.js';
import { InstantColumn, IntegerId, JsonColumn } from '../../platform/database/columns.js';

/** The decision of one ticket, and what an engineer found against it. */
@Entity('warranties')
export class WarrantyRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Index({ unique: true })
  @IntegerId()
  ticketId: number;

  /** Times that the ticket had gone out again when this was decided. */
  @Column({ type: 'int', unsigned: true })
  round: number;

  @JsonColumn()
  decision: DecidedWarranty;

  @InstantColumn()
  decidedAt: Date;

  /** Declared in `misuseRound`; what is done again under guarantee is not judged by it. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  misuseNote: string | null;

  @IntegerId({ nullable: true })
  misuseById: number | null;

  @InstantColumn({ nullable: true })
  misuseAt: Date | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  misuseRound: number | null;
}
