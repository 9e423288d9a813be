import type { AssetImport } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, type ValueTransformer } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

const json: ValueTransformer = { to: (value: unknown) => JSON.stringify(value), from: (text: string): unknown => JSON.parse(text) };

/** A file of devices that somebody uploaded: first looked at, then applied. */
@Entity('asset_imports')
@Index(['organizationId', 'id'])
@Index(['createdAt'])
export class AssetImportRecord {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @IntegerId()
  createdBy: number;

  @Column({ type: 'varchar', length: 200 })
  fileName: string;

  @WordColumn()
  status: AssetImport['status'];

  @Column({ type: 'int', unsigned: true })
  totalRows: number;

  @Column({ type: 'int', unsigned: true })
  invalidRows: number;

  /** As many as are shown; longer than TEXT when names are long. */
  @Column({ type: 'mediumtext', transformer: json })
  newLocations: string[];

  @Column({ type: 'mediumtext', transformer: json })
  newModels: string[];

  @Column({ type: 'int', unsigned: true, default: 0 })
  appliedRows: number;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn({ nullable: true })
  appliedAt: Date | null;
}

export interface RowProblem {
  /** Index into the columns of the contract; null when the row as a whole is wrong. */
  column: number | null;
  code: string;
}

/** One line of the file as it was read, and what is wrong with it. */
@Entity('asset_import_rows')
export class AssetImportRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  importId: number;

  /** As a spreadsheet counts: the first line is 1. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  rowNumber: number;

  @JsonColumn()
  cells: (string | null)[];

  @JsonColumn({ nullable: true })
  problems: RowProblem[] | null;
}
