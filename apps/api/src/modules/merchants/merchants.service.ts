import { createPublicKey } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { MerchantRow } from './merchant.entity.js';
import { MerchantSecrets } from './merchant-secrets.js';
import { MerchantsRepository } from './merchants.repository.js';
import { ShortCache } from '../../platform/cache/short-cache.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { SealBroken } from '../../platform/secrets/sealing.js';
import type { PayMerchant } from '../../platform/wechat/pay/pay-merchant.js';

/** Whose account it is, too. */
export interface OwnedMerchant {
  organizationId: number;
  merchant: PayMerchant;
}

/** Milliseconds. Keys that were changed are used by every process after this, without a restart. */
const cacheLife = 5000;
const cachedMerchants = 500;

/** Organizations' accounts at WeChat Pay, with open keys, for those who call WeChat Pay. Never answered, never logged. */
@Injectable()
export class MerchantsService {
  private readonly logger = new Logger('Merchants');
  private readonly byKey = new ShortCache<OwnedMerchant>(cacheLife, cachedMerchants);

  constructor(
    private readonly merchants: MerchantsRepository,
    private readonly secrets: MerchantSecrets,
    private readonly config: Config,
  ) {}

  /** Whom new payments go to; null where the organization takes none by WeChat. @throws DomainError `payment-not-available` where its keys do not open */
  async active(organizationId: number): Promise<PayMerchant | null> {
    const found = await this.cached(`active:${organizationId}`, () => this.merchants.findActive(organizationId));
    return found?.merchant ?? null;
  }

  /** Also one that is active no more: its payments are still queried and refunded. @throws DomainError `not-found` */
  async byId(organizationId: number, id: number): Promise<PayMerchant> {
    const found = await this.cached(`id:${organizationId}:${id}`, () => this.merchants.find(organizationId, id));
    if (!found) throw new DomainError('not-found');
    return found.merchant;
  }

  /** Whose notification arrives at this address. */
  byNotifyToken(notifyToken: string): Promise<OwnedMerchant | null> {
    return this.cached(`token:${notifyToken}`, () => this.merchants.findByNotifyToken(notifyToken));
  }

  /** Where WeChat Pay tells of this merchant's payments and refunds. @throws DomainError `not-found` */
  async notifyUrl(organizationId: number, id: number): Promise<string> {
    const row = await this.merchants.find(organizationId, id);
    if (!row) throw new DomainError('not-found');
    return this.notifyUrlOf(row);
  }

  notifyUrlOf({ notifyToken }: Pick<MerchantRow, 'notifyToken'>): string {
    const { PAYMENT_NOTIFY_URL, PUBLIC_URL } = this.config.settings;
    return `${(PAYMENT_NOTIFY_URL ?? PUBLIC_URL).replace(/\/+$/, '')}/api/v1/wechat-pay/${notifyToken}/notifications`;
  }

  /** Of all organizations, also those that are active no more, for jobs. */
  async all(): Promise<OwnedMerchant[]> {
    return (await this.merchants.all()).flatMap((row) => this.openedOrNone(row));
  }

  /** After a change, so that this process sees it at once. */
  forget(): void {
    this.byKey.clear();
  }

  private opened(row: MerchantRow): OwnedMerchant {
    const { id, organizationId, mchid, certificateSerial, publicKeys, platformCertificates } = row;
    return {
      organizationId,
      merchant: {
        id, mchid, certificateSerial, platformCertificates,
        privateKey: this.secrets.privateKey(row),
        apiV3Key: this.secrets.apiV3Key(row),
        verifiers: publicKeys.map((key) => ({ serial: key.id, publicKey: createPublicKey(key.publicKey) })),
        // The newest stands first.
        verifierSerial: publicKeys[0]?.id ?? '',
      },
    };
  }

  /** One organization's lost key must not stop the others' jobs. */
  private openedOrNone(row: MerchantRow): OwnedMerchant[] {
    try {
      return [this.opened(row)];
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.logger.error(`Merchant ${row.id} of organization ${row.organizationId}: ${error.message}`);
      return [];
    }
  }

  private async cached(key: string, find: () => Promise<MerchantRow | null>): Promise<OwnedMerchant | null> {
    const known = this.byKey.get(key);
    if (known) return known;
    const row = await find();
    if (!row) return null;
    const [found] = this.openedOrNone(row);
    if (!found) throw new DomainError('payment-not-available');
    this.byKey.set(key, found);
    return found;
  }
}
