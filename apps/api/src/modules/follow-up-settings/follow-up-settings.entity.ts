import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How an organization asks whether it is really fixed. Without a row the defaults hold. */
@Entity('follow_up_settings')
export class FollowUpSettingsRow {
  @PrimaryColumn({ type: 'int', unsigned: true })
  organizationId: number;

  @Column({ type: 'int', unsigned: true })
  callAfterHours: number;

  @Column({ type: 'int', unsigned: true })
  closeAfterHours: number;

  @Column({ type: 'int', unsigned: true })
  guaranteeDays: number;

  @Column({ type: 'int', unsigned: true })
  lowScore: number;

  @Column({ type: 'boolean' })
  excludeFirstEngineer: boolean;

  @Column({ type: 'int', unsigned: true })
  npsEveryDays: number;

  @Column({ type: 'varchar', length: 2000 })
  script: string;
}
