import { Entity, Index, PrimaryColumn } from 'typeorm';
import { maximumTermLength } from '../../platform/search/terms.js';

/** Posting table of the search: which customers hold a term. */
@Entity('customer_terms')
@Index(['customerId'])
export class CustomerTerm {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'varchar', length: maximumTermLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  term: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  customerId: number;
}
