import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import { checkedKeys, demoFieldOf, type MerchantKeys } from './merchant.keys.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { newApiV3Key, newCertificate, newPair, type TestCertificate } from '../../../test/support/pay-keys.js';

const now = new Date('2026-11-22T00:00:00Z');
const publicKey = newPair().publicKey;
let certificate: TestCertificate;
let keys: MerchantKeys;
beforeAll(async () => {
  certificate = await newCertificate();
  keys = { certificate: certificate.certificate, privateKey: certificate.privateKey, apiV3Key: newApiV3Key(), publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey }], platformCertificates: false };
});

function refusal(changes: Partial<MerchantKeys>): unknown {
  try {
    return checkedKeys({ ...keys, ...changes }, now);
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.errors?.[0]?.field, error.errors?.[0]?.code] : error;
  }
}

it('reads number and end from the certificate', () => {
  expect(checkedKeys(keys, now)).toEqual({ serial: certificate.serial, validUntil: certificate.validUntil });
  expect(checkedKeys({ ...keys, publicKeys: [], platformCertificates: true }, now)).toMatchObject({ serial: certificate.serial });
});

it('names the field that is wrong', async () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const weak = newPair(1024);
  const weakCertificate = await newCertificate({ pair: weak });
  const ended = await newCertificate({ validUntil: new Date('2026-11-21T00:00:00Z') });
  const cases: [Partial<MerchantKeys>, string, string][] = [
    [{ certificate: 'hello' }, 'certificate', 'wrong-format'],
    [{ certificate: certificate.privateKey }, 'certificate', 'wrong-format'],
    [{ privateKey: 'hello' }, 'privateKey', 'wrong-format'],
    [{ privateKey: certificate.publicKey }, 'privateKey', 'wrong-format'],
    [{ privateKey: elliptic.privateKey }, 'privateKey', 'wrong-format'],
    [{ privateKey: weak.privateKey, certificate: weakCertificate.certificate }, 'privateKey', 'too-short'],
    [{ privateKey: ended.privateKey, certificate: ended.certificate }, 'certificate', 'expired'],
    [{ apiV3Key: 'k'.repeat(31) }, 'apiV3Key', 'wrong-length'],
    [{ apiV3Key: 'k'.repeat(33) }, 'apiV3Key', 'wrong-length'],
    [{ apiV3Key: '码'.repeat(32) }, 'apiV3Key', 'wrong-length'],
    [{ publicKeys: [] }, 'publicKeys', 'required'],
    [{ publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey: 'hello' }] }, 'publicKeys.0.publicKey', 'wrong-format'],
    [{ publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey: certificate.privateKey }] }, 'publicKeys.0.publicKey', 'wrong-format'],
    [{ publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey }, { id: 'PUB_KEY_ID_2', publicKey: elliptic.publicKey }] }, 'publicKeys.1.publicKey', 'wrong-format'],
    [{ publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey: weak.publicKey }] }, 'publicKeys.0.publicKey', 'too-short'],
    [{ publicKeys: [{ id: 'PUB_KEY_ID_1', publicKey }, { id: 'PUB_KEY_ID_1', publicKey }] }, 'publicKeys.1.id', 'duplicate'],
  ];
  for (const [changes, field, code] of cases) expect(refusal(changes)).toEqual(['validation-failed', field, code]);
  expect(refusal({ privateKey: newPair().privateKey })).toEqual(['key-mismatch', 'privateKey', 'key-mismatch']);
});

it('knows the sandbox\'s keys by number, certificate and key id', async () => {
  const real = { mchid: '1600000000', certificate: certificate.certificate, publicKeys: [{ id: 'PUB_KEY_ID_0116' }] };
  const sandbox = await newCertificate({ subject: 'C=CN, O=ScanFix, CN=ScanFix WeChat sandbox' });
  expect(demoFieldOf(real)).toBeNull();
  expect(demoFieldOf({ ...real, mchid: '1900000001' })).toBe('mchid');
  expect(demoFieldOf({ ...real, certificate: sandbox.certificate })).toBe('certificate');
  expect(demoFieldOf({ ...real, publicKeys: [...real.publicKeys, { id: 'PUB_KEY_ID_TEST16000' }] })).toBe('publicKeys.1.id');
});
