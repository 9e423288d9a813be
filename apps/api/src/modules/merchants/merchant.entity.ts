import type { MerchantCheckResult } from '@scanfix/shared-types';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, IntegerId, JsonColumn, WordColumn } from '../../platform/database/columns.js';

export interface PublicKeyOfWechat {
  /** `PUB_KEY_ID_…` */
  id: string;
  /** PEM. */
  publicKey: string;
}

/** An organization's account at WeChat Pay. One is active; those before it stay, because their payments can be refunded for a year. */
@Entity('merchants')
@Index('merchants_mchid', ['organizationId', 'mchid'], { unique: true })
@Index('merchants_active', ['activeFor'], { unique: true })
@Index('merchants_notify_token', ['notifyToken'], { unique: true })
export class MerchantRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id: number;

  @IntegerId()
  organizationId: number;

  @Column({ type: 'varchar', length: 50 })
  name: string;

  @Column({ type: 'varchar', length: 16 })
  mchid: string;

  /** The organization's id while this is its active merchant: unique, hence never two. */
  @IntegerId({ nullable: true })
  activeFor: number | null;

  /** PEM of the merchant's API certificate; nothing in it is secret. */
  @Column({ type: 'text' })
  certificate: string;

  @Column({ type: 'varchar', length: 64 })
  certificateSerial: string;

  @InstantColumn()
  certificateValidUntil: Date;

  /** PEM, sealed. */
  @Column({ type: 'text' })
  sealedPrivateKey: string;

  @Column({ type: 'varchar', length: 255 })
  sealedApiV3Key: string;

  @JsonColumn()
  publicKeys: PublicKeyOfWechat[];

  @Column({ type: 'boolean' })
  platformCertificates: boolean;

  /** Where WeChat Pay's notifications for this merchant arrive; not to be guessed, though what proves them is their signature. */
  @Column({ type: 'varchar', length: 32, charset: 'ascii', collation: 'ascii_bin' })
  notifyToken: string;

  @InstantColumn({ nullable: true })
  checkedAt: Date | null;

  @WordColumn({ nullable: true })
  checkResult: MerchantCheckResult | null;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  updatedAt: Date;

  @Column({ type: 'int', unsigned: true })
  version: number;
}
