import { Entity, Index, PrimaryColumn } from 'typeorm';
import { maximumTermLength } from '../../platform/search/terms.js';

/** Posting table of the search: which parts hold a term. */
@Entity('part_terms')
@Index(['partId'])
export class PartTerm {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'varchar', length: maximumTermLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  term: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  partId: number;
}
