import { Column, Entity, PrimaryColumn } from 'typeorm';
import { IntegerId } from '../../platform/database/columns.js';

/** The end of a chain: its lock while an entry is added, and the anchor that shows when entries were cut off. */
@Entity('ledger_chains')
export class LedgerChainRow {
  @IntegerId({ primary: true })
  organizationId: number;

  @PrimaryColumn({ type: 'varchar', length: 32 })
  chain: string;

  @Column({ type: 'int', unsigned: true })
  entries: number;

  @Column({ type: 'binary', length: 32 })
  hash: Buffer;
}
