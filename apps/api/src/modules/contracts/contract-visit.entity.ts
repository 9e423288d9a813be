import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerId } from '../../platform/database/columns.js';

/** An included visit that a ticket took: what is left is what is included less these rows. A ticket takes one, however often somebody comes. */
@Entity('contract_visits')
@Index(['contractId', 'ticketId'])
export class ContractVisit {
  @PrimaryColumn({ type: 'int', unsigned: true })
  ticketId: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  contractId: number;

  @InstantColumn()
  takenAt: Date;
}
