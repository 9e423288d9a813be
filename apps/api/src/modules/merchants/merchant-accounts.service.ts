import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Merchant, SaveMerchantRequest } from '@scanfix/shared-types';
import { checkMerchant } from './merchant-check.js';
import { MerchantSecrets } from './merchant-secrets.js';
import type { MerchantRow, PublicKeyOfWechat } from './merchant.entity.js';
import { checkedKeys, demoFieldOf, type MerchantKeys } from './merchant.keys.js';
import { merchantOf } from './merchant.mapper.js';
import { MerchantsRepository } from './merchants.repository.js';
import { MerchantsService } from './merchants.service.js';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { SealBroken } from '../../platform/secrets/sealing.js';
import { WechatPay } from '../../platform/wechat/pay/wechat-pay.js';

/** How an administrator sets up where the money goes. Keys go in and never come out. */
@Injectable()
export class MerchantAccountsService {
  constructor(
    private readonly rows: MerchantsRepository,
    private readonly merchants: MerchantsService,
    private readonly secrets: MerchantSecrets,
    private readonly wechatPay: WechatPay,
    private readonly audit: AuditService,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
  ) {}

  async list({ organizationId }: Actor): Promise<Merchant[]> {
    return (await this.rows.list(organizationId)).map((row) => this.shown(row));
  }

  /** A new account, or one that was active before and keeps what is not sent: from now on new payments go there. */
  async create(actor: Actor, request: SaveMerchantRequest): Promise<Merchant> {
    const { organizationId } = actor;
    const { mchid } = request;
    const id = await this.unitOfWork.once(actor, async (transaction) => {
      const before = (await this.rows.lockAll(transaction, organizationId)).find((row) => row.mchid === mchid);
      if (before?.activeFor) throw new DomainError('merchant-taken');
      const saved = this.saved({ organizationId, mchid }, request, this.keysOf(request, before));
      await this.rows.deactivate(transaction, organizationId);
      const active = { ...saved, activeFor: organizationId, checkedAt: null, checkResult: null };
      const merchantId = before?.id ?? await this.rows.insert(transaction, {
        ...active, organizationId, mchid, notifyToken: randomBytes(24).toString('base64url'), createdAt: new Date(), version: 1,
      });
      if (before) await this.rows.update(transaction, organizationId, merchantId, { ...active, version: before.version + 1 });
      await this.record(transaction, actor, 'merchant.activated', merchantId, mchid, saved);
      return merchantId;
    });
    return this.changed(organizationId, id);
  }

  /** Keys that are not sent stay; the account's number cannot change, because payments were made under it. */
  async update(actor: Actor, id: number, request: SaveMerchantRequest): Promise<Merchant> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      const row = await this.locked(transaction, organizationId, id);
      if (request.version !== undefined && request.version !== row.version) throw new DomainError('version-conflict', { version: row.version });
      if (request.mchid !== row.mchid) throw invalidField('mchid', 'not-changeable');
      const saved = this.saved(row, request, this.keysOf(request, row));
      await this.rows.update(transaction, organizationId, id, { ...saved, checkedAt: null, checkResult: null, version: row.version + 1 });
      await this.record(transaction, actor, 'merchant.changed', id, row.mchid, saved);
    });
    return this.changed(organizationId, id);
  }

  /** Asks WeChat Pay whether it knows us, and whether we know it. */
  async check({ organizationId }: Actor, id: number): Promise<Merchant> {
    const { version } = await this.required(organizationId, id);
    const checkResult = await checkMerchant(this.wechatPay, await this.merchants.byId(organizationId, id));
    await this.unitOfWork.run(async (transaction) => {
      // Keys that were changed meanwhile were not the ones that were checked.
      if ((await this.locked(transaction, organizationId, id)).version === version) await this.rows.update(transaction, organizationId, id, { checkedAt: new Date(), checkResult });
    });
    return this.shown(await this.required(organizationId, id));
  }

  /** The organization takes no new payments by WeChat; what was paid can still be refunded. */
  async deactivate(actor: Actor, id: number): Promise<Merchant> {
    const { organizationId } = actor;
    await this.unitOfWork.run(async (transaction) => {
      const row = await this.locked(transaction, organizationId, id);
      if (row.activeFor === null) return;
      await this.rows.update(transaction, organizationId, id, { activeFor: null, updatedAt: new Date(), version: row.version + 1 });
      await this.audit.record(transaction, actor, { action: 'merchant.deactivated', subject: 'merchant', subjectId: id, label: row.mchid });
    });
    return this.changed(organizationId, id);
  }

  /** As they are to be: what is not sent stays; a new account has to send it all. */
  private keysOf(request: SaveMerchantRequest, row?: MerchantRow): MerchantKeys {
    return {
      certificate: request.certificate ?? row?.certificate ?? missing('certificate'),
      privateKey: request.privateKey ?? (row ? kept('privateKey', () => this.secrets.privateKey(row)) : missing('privateKey')),
      apiV3Key: request.apiV3Key ?? (row ? kept('apiV3Key', () => this.secrets.apiV3Key(row)) : missing('apiV3Key')),
      publicKeys: publicKeysOf(request.publicKeys, row?.publicKeys ?? []),
      platformCertificates: request.platformCertificates ?? row?.platformCertificates ?? false,
    };
  }

  private saved(place: { organizationId: number; mchid: string }, { name }: SaveMerchantRequest, keys: MerchantKeys) {
    const { certificate, privateKey, apiV3Key, publicKeys, platformCertificates } = keys;
    const { serial, validUntil } = checkedKeys(keys, new Date());
    const demoField = this.config.production ? demoFieldOf({ mchid: place.mchid, certificate, publicKeys }) : null;
    if (demoField) throw new DomainError('demo-key-refused', undefined, [{ field: demoField, code: 'demo-key-refused' }]);
    return {
      name, certificate, certificateSerial: serial, certificateValidUntil: validUntil, platformCertificates,
      publicKeys: publicKeys.map(({ id, publicKey }) => ({ id, publicKey })),
      sealedPrivateKey: this.secrets.sealPrivateKey(place, privateKey),
      sealedApiV3Key: this.secrets.sealApiV3Key(place, apiV3Key),
      updatedAt: new Date(),
    };
  }

  private async record(transaction: Transaction, actor: Actor, action: string, id: number, mchid: string, { name, certificateSerial, publicKeys, platformCertificates }: ReturnType<MerchantAccountsService['saved']>): Promise<void> {
    await this.audit.record(transaction, actor, {
      action, subject: 'merchant', subjectId: id, label: mchid, data: { name, certificateSerial, publicKeys: publicKeys.map((key) => key.id), platformCertificates },
    });
  }

  private async locked(transaction: Transaction, organizationId: number, id: number): Promise<MerchantRow> {
    const row = (await this.rows.lockAll(transaction, organizationId)).find((candidate) => candidate.id === id);
    if (!row) throw new DomainError('not-found');
    return row;
  }

  private async required(organizationId: number, id: number): Promise<MerchantRow> {
    const row = await this.rows.find(organizationId, id);
    if (!row) throw new DomainError('not-found');
    return row;
  }

  private async changed(organizationId: number, id: number): Promise<Merchant> {
    this.merchants.forget();
    return this.shown(await this.required(organizationId, id));
  }

  private shown(row: MerchantRow): Merchant {
    return merchantOf(row, { notifyUrl: this.merchants.notifyUrlOf(row), platformCertificates: this.wechatPay.knownCertificates(row) });
  }
}

/** Those that are named, in that order; one that is named by its id alone stays as it is. */
function publicKeysOf(wanted: SaveMerchantRequest['publicKeys'], known: readonly PublicKeyOfWechat[]): PublicKeyOfWechat[] {
  return wanted?.map(({ id, publicKey }, index) => ({ id, publicKey: publicKey ?? known.find((key) => key.id === id)?.publicKey ?? missing(`publicKeys.${index}.publicKey`) })) ?? [...known];
}

function missing(field: string): never {
  throw invalidField(field, 'required');
}

/** What was sealed with a key that is lost has to be typed again. */
function kept(field: string, open: () => string): string {
  try {
    return open();
  } catch (error) {
    throw error instanceof SealBroken ? invalidField(field, 'required') : error;
  }
}
