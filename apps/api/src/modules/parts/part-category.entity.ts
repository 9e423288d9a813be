import { Entity, Index, PrimaryColumn } from 'typeorm';

/** For which categories a part is meant; category 0 stands for all of them, so that one index answers "what fits here". */
@Entity('part_categories')
@Index(['partId'])
export class PartCategory {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  categoryId: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  partId: number;
}
