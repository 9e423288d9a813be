import { Entity, Index, PrimaryColumn } from 'typeorm';
import { maximumTermLength } from '../../platform/search/terms.js';

/** Posting table of the search: which locations hold a term. */
@Entity('location_terms')
@Index(['locationId'])
export class LocationTerm {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'varchar', length: maximumTermLength, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  term: string;

  @PrimaryColumn({ type: 'int', unsigned: true })
  locationId: number;
}
