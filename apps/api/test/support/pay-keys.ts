import 'reflect-metadata';
import { generateKeyPairSync, randomBytes, webcrypto, createPublicKey, createCipheriv, type KeyObject } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import type { PayMerchant } from '../../src/platform/wechat/pay/pay-merchant.js';

export interface TestPair {
  /** PEM, both. */
  privateKey: string;
  publicKey: string;
}
export interface TestCertificate extends TestPair {
  certificate: string;
  serial: string;
  validFrom: Date;
  validUntil: Date;
}

export function newPair(bits = 2048): TestPair {
  return generateKeyPairSync('rsa', { modulusLength: bits, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
}

/** Signed by its own key. */
export async function newCertificate({ subject = 'CN=1234567890, O=Test', validUntil = new Date('2090-01-01T00:00:00Z'), pair = newPair() } = {}): Promise<TestCertificate> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const der = (pem: string) => Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
  const serial = `4${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();
  const validFrom = new Date('2020-01-01T00:00:00Z');
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial, name: subject, notBefore: validFrom, notAfter: validUntil, signingAlgorithm: algorithm,
    keys: {
      privateKey: await webcrypto.subtle.importKey('pkcs8', der(pair.privateKey), algorithm, true, ['sign']),
      publicKey: await webcrypto.subtle.importKey('spki', der(pair.publicKey), algorithm, true, ['verify']),
    },
  }, webcrypto as unknown as Parameters<typeof x509.X509CertificateGenerator.createSelfSigned>[1]);
  return { ...pair, serial, validFrom, validUntil, certificate: `${certificate.toString('pem').trim()}\n` };
}

/** As WeChat Pay encrypts what it sends along. */
export function encryptedResource(apiV3Key: string, text: string, associatedData = 'transaction') {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associatedData, nonce };
}

export const keyOf = (pem: string): KeyObject => createPublicKey(pem);
export const newApiV3Key = (): string => randomBytes(16).toString('hex');

/** A merchant that believes one WeChat Pay public key. */
export function payMerchant(own: TestCertificate, wechat: TestPair, more: Partial<PayMerchant> = {}): PayMerchant {
  return {
    id: 1, mchid: '1234567890', certificateSerial: own.serial, privateKey: own.privateKey, apiV3Key: newApiV3Key(),
    verifiers: [{ serial: 'PUB_KEY_ID_1', publicKey: keyOf(wechat.publicKey) }], platformCertificates: false, verifierSerial: 'PUB_KEY_ID_1', ...more,
  };
}
