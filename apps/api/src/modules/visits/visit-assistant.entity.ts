import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** A second engineer on a visit; who leaves before the work begins is taken off. */
@Entity('visit_assistants')
@Index(['visitId', 'engineerId'], { unique: true })
@Index(['organizationId', 'engineerId', 'visitId'])
export class VisitAssistant {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  visitId: number;

  @IntegerId()
  engineerId: number;

  @InstantColumn()
  joinedAt: Date;
}
