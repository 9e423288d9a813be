import { randomBytes } from 'node:crypto';
import type { KeyRotation, MerchantChange, MerchantView } from '../pay-contract.js';
import { createCertificate, createKeyPair, type Certificate, type KeyPair } from './certificates.js';
import type { Journal, Table } from './journal.js';
import { errorNumbers, PayError } from './pay-error.js';
import type { SigningKey } from './signature.js';

export const demoMchid = '1900000001';

export type PublicKey = KeyPair & { id: string };

/** A merchant with all keys of both sides; the newest is the last of its list, retired ones are gone. */
export interface Merchant extends Pick<MerchantView, 'mchid' | 'name' | 'appIds' | 'apiV3Key' | 'proof' | 'notificationProof' | 'balanceEmpty'> {
  apiCertificates: Certificate[];
  publicKeys: PublicKey[];
  platformCertificates: Certificate[];
}

/** The merchants of this sandbox. Keys are made when they are first needed and kept for ever. */
export class Merchants {
  private readonly table: Table<Merchant>;
  private demo: Promise<Merchant> | null = null;
  private notifications = 0;

  constructor(
    journal: Journal,
    private readonly now: () => number,
    private readonly appIds: string[],
  ) {
    this.table = journal.table<Merchant>('merchants');
  }

  /** The demo's merchant is always there. */
  async ready(): Promise<void> {
    this.demo ??= this.getOrCreate(demoMchid);
    await this.demo;
  }

  list(): Merchant[] {
    return this.table.values();
  }

  get(mchid: string): Merchant | undefined {
    return this.table.get(mchid);
  }

  /** Throws as WeChat Pay does. */
  need(mchid: string): Merchant {
    const merchant = this.table.get(mchid);
    if (!merchant) throw new PayError(400, 'MCH_NOT_EXISTS', '商户号不存在', { number: errorNumbers.merchantDisabled });
    return merchant;
  }

  async change(mchid: string, change: MerchantChange): Promise<Merchant> {
    const merchant = await this.getOrCreate(mchid);
    return this.table.put(mchid, { ...merchant, ...change });
  }

  async rotate(mchid: string, { what, retireOld }: KeyRotation): Promise<Merchant> {
    const made = what === 'public-key' ? await this.newPublicKey(mchid) : await createCertificate(subjectOf(what), this.now());
    // Read only now: making a key takes a while.
    const merchant = this.need(mchid);
    const add = <Key>(keys: Key[], key: Key): Key[] => (retireOld ? [key] : [...keys, key]);
    if ('id' in made) return this.table.put(mchid, { ...merchant, publicKeys: add(merchant.publicKeys, made) });
    return this.table.put(mchid, what === 'merchant-certificate'
      ? { ...merchant, apiCertificates: add(merchant.apiCertificates, made) }
      : { ...merchant, platformCertificates: add(merchant.platformCertificates, made) });
  }

  /** The key that an answer is signed with: the one the caller named, else what such a merchant had first. */
  answeringKey(merchant: Merchant, wanted: string | undefined): SigningKey {
    if (wanted !== undefined) {
      const key = validKeys(merchant).find(({ serial }) => serial === wanted);
      if (key) return key;
      const detail = { field: 'Wechatpay-Serial', value: wanted.slice(0, 64), issue: '没有这个平台证书或微信支付公钥', location: 'header' } as const;
      throw new PayError(400, 'PARAM_ERROR', '请求头 Wechatpay-Serial 不正确', { number: errorNumbers.illegalParameter, detail });
    }
    return merchant.proof === 'public-key' ? newestPublicKey(merchant) : newest(merchant.platformCertificates);
  }

  notifyingKey(merchant: Merchant): SigningKey {
    const { proof, notificationProof } = merchant;
    this.notifications += 1;
    const wanted = notificationProof === 'alternate' ? (this.notifications % 2 === 0 ? 'certificate' : 'public-key') : notificationProof;
    const possible = proof === 'both' ? wanted : proof;
    return possible === 'certificate' ? newest(merchant.platformCertificates) : newestPublicKey(merchant);
  }

  private async getOrCreate(mchid: string): Promise<Merchant> {
    const known = this.table.get(mchid);
    if (known) return known;
    const [api, platform, publicKey] = await Promise.all([
      createCertificate(subjectOf('merchant-certificate'), this.now()),
      createCertificate(subjectOf('platform-certificate'), this.now()),
      this.newPublicKey(mchid),
    ]);
    // Somebody else may have asked for it meanwhile.
    return this.table.get(mchid) ?? this.table.put(mchid, {
      mchid,
      name: mchid === demoMchid ? '码上修演示商户' : `商户 ${mchid}`,
      appIds: this.appIds,
      apiV3Key: randomBytes(16).toString('hex'),
      proof: 'both',
      notificationProof: 'public-key',
      balanceEmpty: false,
      apiCertificates: [api],
      platformCertificates: [platform],
      publicKeys: [publicKey],
    });
  }

  private async newPublicKey(mchid: string): Promise<PublicKey> {
    // Real ones are PUB_KEY_ID_01 and digits: a test key must be known from afar.
    return { ...(await createKeyPair()), id: `PUB_KEY_ID_TEST${mchid}${randomBytes(6).toString('hex').toUpperCase()}` };
  }
}

function subjectOf(what: Exclude<KeyRotation['what'], 'public-key'>): string {
  return what === 'merchant-certificate' ? 'ScanFix WeChat sandbox' : 'ScanFix WeChat sandbox platform';
}

function validKeys({ proof, publicKeys, platformCertificates }: Merchant): SigningKey[] {
  return [
    ...(proof === 'certificate' ? [] : publicKeys.map(({ id, privateKey }) => ({ serial: id, privateKey }))),
    ...(proof === 'public-key' ? [] : platformCertificates),
  ];
}

/** The private keys of everything WeChat Pay shows to this merchant, for fields that were sealed for it. */
export function privateKeyOf(merchant: Merchant, serial: string | undefined): string | undefined {
  return validKeys(merchant).find((key) => key.serial === serial)?.privateKey;
}

function newestPublicKey({ publicKeys }: Merchant): SigningKey {
  const { id, privateKey } = newest(publicKeys);
  return { serial: id, privateKey };
}

function newest<Key>(keys: Key[]): Key {
  const key = keys.at(-1);
  if (!key) throw new Error('A merchant without a key.');
  return key;
}

export function viewMerchant(merchant: Merchant): MerchantView {
  const { mchid, name, appIds, apiV3Key, proof, notificationProof, balanceEmpty } = merchant;
  const certificate = newest(merchant.apiCertificates);
  const publicKey = newest(merchant.publicKeys);
  return {
    mchid, name, appIds, apiV3Key, proof, notificationProof, balanceEmpty,
    certificateSerial: certificate.serial,
    certificate: certificate.certificate,
    privateKey: certificate.privateKey,
    publicKeyId: publicKey.id,
    publicKey: publicKey.publicKey,
    platformCertificates: merchant.platformCertificates.map(({ serial, certificate: pem }) => ({ serial, certificate: pem })),
  };
}
