import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IntegerId } from '../../platform/database/columns.js';

@Entity('customer_contacts')
@Index(['customerId', 'id'])
export class CustomerContact {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  customerId: number;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  phone: string | null;

  @Column({ type: 'varchar', length: 50, nullable: true })
  position: string | null;
}
