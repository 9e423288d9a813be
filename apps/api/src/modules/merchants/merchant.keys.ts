import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { PublicKeyOfWechat } from './merchant.entity.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { apiV3KeyBytes } from '../../platform/wechat/pay/encryption.js';

/** Bits; WeChat Pay's own keys have as many. */
const leastBits = 2048;
const demoMchid = '1900000001';
/** In the subject of every certificate that the sandbox makes. */
const demoSubject = 'ScanFix WeChat sandbox';
const demoKeyId = 'PUB_KEY_ID_TEST';

export interface MerchantKeys {
  certificate: string;
  privateKey: string;
  apiV3Key: string;
  publicKeys: PublicKeyOfWechat[];
  platformCertificates: boolean;
}
export interface CheckedCertificate {
  serial: string;
  validUntil: Date;
}

/**
 * Whether these keys can work together: what WeChat Pay would only answer with SIGN_ERROR is said here by its field.
 * @throws DomainError `validation-failed`, or `key-mismatch` where the private key belongs to another certificate
 */
export function checkedKeys({ certificate, privateKey, apiV3Key, publicKeys, platformCertificates }: MerchantKeys, now: Date): CheckedCertificate {
  const read = certificateOf(certificate);
  const key = rsaKey('privateKey', () => createPrivateKey(privateKey));
  rsaKey('certificate', () => read.publicKey);
  if (!read.checkPrivateKey(key)) throw new DomainError('key-mismatch', undefined, [{ field: 'privateKey', code: 'key-mismatch' }]);
  const validUntil = new Date(read.validTo);
  if (validUntil <= now) throw invalidField('certificate', 'expired');
  if (Buffer.byteLength(apiV3Key) !== apiV3KeyBytes) throw invalidField('apiV3Key', 'wrong-length');
  publicKeys.forEach((one, index) => {
    // A private key would do, too, and would be shown to everybody.
    if (!one.publicKey.startsWith('-----BEGIN PUBLIC KEY-----')) throw invalidField(`publicKeys.${index}.publicKey`, 'wrong-format');
    rsaKey(`publicKeys.${index}.publicKey`, () => createPublicKey(one.publicKey));
    if (publicKeys.findIndex(({ id }) => id === one.id) !== index) throw invalidField(`publicKeys.${index}.id`, 'duplicate');
  });
  // Without either nothing that WeChat Pay says could be believed.
  if (publicKeys.length === 0 && !platformCertificates) throw invalidField('publicKeys', 'required');
  return { serial: read.serialNumber.toUpperCase(), validUntil };
}

/** The field by which keys are known as the sandbox's, which anybody can have; null for those of a real account. */
export function demoFieldOf({ mchid, certificate, publicKeys }: { mchid: string; certificate: string; publicKeys: readonly { id: string }[] }): string | null {
  if (mchid === demoMchid) return 'mchid';
  const { subject, issuer } = certificateOf(certificate);
  if (`${subject}\n${issuer}`.includes(demoSubject)) return 'certificate';
  const index = publicKeys.findIndex(({ id }) => id.startsWith(demoKeyId));
  return index === -1 ? null : `publicKeys.${index}.id`;
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw invalidField('certificate', 'wrong-format');
  }
}

function rsaKey(field: string, read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw invalidField(field, 'wrong-format');
  }
  if (key.asymmetricKeyType !== 'rsa') throw invalidField(field, 'wrong-format');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) throw invalidField(field, 'too-short');
  return key;
}
