import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import WechatPayLibrary from 'wechatpay-node-v3';
import { decrypted, DecryptionRefused } from './encryption.js';
import { paymentText, signed } from './signature.js';
import { doubtOf, type SignedMessage } from './verification.js';
import { keyOf } from '../../../../test/support/pay-keys.js';

/** What Tencent's own libraries and documents compute; beside the project, not in it. */
const folder = join(import.meta.dirname, '../../../../../../../shared/vectors/wechat');
const there = existsSync(folder);
const read = <Vectors>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vectors;

interface Encrypted { source: string; why?: string; cipher: string; key: string; nonce: string; associated_data: string; ciphertext: string; plaintext: string }
interface Signatures {
  mchid: string;
  serial_no: string;
  private_key_pem: string;
  request_signatures: { name: string; method: string; url: string; timestamp: string; nonce: string; body: string; signature: string }[];
  pay_sign: { name: string; lines: [string, string, string, string]; signature: string }[];
  response_verify_with_wechatpay_public_key: { public_key_pem: string; timestamp: string; nonce: string; body: string; signature: string };
}
interface Notified { now_unix: number; apiv3_key: string; platform_certificate_pem: string; platform_certificate_serial: string; headers: Record<string, string>; raw_body: string }

const message = (headers: Record<string, string>, body: string): SignedMessage => ({ header: (name) => headers[name] ?? null, body: Buffer.from(body) });
const inSmallLetters = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

if (there) {
  describe('the shared vectors', () => {
    const { cases, must_fail: mustFail } = read<{ cases: Encrypted[]; must_fail: Encrypted[] }>('pay-aes-gcm.json');
    const signatures = read<Signatures>('pay-official-docs-signatures.json');
    const notified = read<Notified>('pay-notify-wechatpay-go.json');

    it.each(cases.filter(({ cipher }) => cipher === 'aes-256-gcm'))('decrypts $source', (sealed) => {
      expect(decrypted(sealed, sealed.key)).toBe(sealed.plaintext);
    });

    it.each(cases.filter(({ cipher }) => cipher !== 'aes-256-gcm'))('refuses the key of 16 bytes of $source', (sealed) => {
      expect(() => decrypted(sealed, sealed.key)).toThrow(DecryptionRefused);
    });

    it.each(mustFail)('refuses $why', (sealed) => {
      expect(() => decrypted(sealed, sealed.key)).toThrow(DecryptionRefused);
    });

    it.each(signatures.request_signatures)('signs $name', ({ method, url, timestamp, nonce, body, signature }) => {
      const library = new WechatPayLibrary({ appid: '', mchid: signatures.mchid, serial_no: signatures.serial_no, publicKey: Buffer.from('none'), privateKey: Buffer.from(signatures.private_key_pem) });
      expect(library.getSignature(method, nonce, timestamp, url, body)).toBe(signature);
      expect(library.getAuthorization(nonce, timestamp, signature)).toBe(
        `WECHATPAY2-SHA256-RSA2048 mchid="${signatures.mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${signatures.serial_no}",signature="${signature}"`,
      );
    });

    it.each(signatures.pay_sign)('signs a payment of $name', ({ lines, signature }) => {
      expect(signed(paymentText(...lines), signatures.private_key_pem)).toBe(signature);
    });

    it('believes an answer by a WeChat Pay public key', () => {
      const { public_key_pem: publicKey, timestamp, nonce, body, signature } = signatures.response_verify_with_wechatpay_public_key;
      const headers = { 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': nonce, 'wechatpay-signature': signature, 'wechatpay-serial': 'PUB_KEY_ID_1' };
      const verifiers = [{ serial: 'PUB_KEY_ID_1', publicKey: keyOf(publicKey) }];
      const now = new Date(Number(timestamp) * 1000);
      expect(doubtOf(message(headers, body), verifiers, now)).toBeNull();
      expect(doubtOf(message(headers, `${body} `), verifiers, now)).toBe('signature');
      expect(doubtOf(message(headers, body), verifiers, new Date(now.getTime() + 301_000))).toBe('clock');
    });

    it('believes a notification by a platform certificate, and opens it with no key that is too short', () => {
      const certificate = new X509Certificate(notified.platform_certificate_pem);
      const verifiers = [{ serial: certificate.serialNumber, publicKey: certificate.publicKey, validUntil: new Date(certificate.validTo) }];
      const headers = inSmallLetters(notified.headers);
      const now = new Date(notified.now_unix * 1000);
      expect(certificate.serialNumber).toBe(notified.platform_certificate_serial);
      expect(doubtOf(message(headers, notified.raw_body), verifiers, now)).toBeNull();
      expect(doubtOf(message(headers, JSON.stringify(JSON.parse(notified.raw_body), null, 1)), verifiers, now)).toBe('signature');
      const { resource } = JSON.parse(notified.raw_body) as { resource: Encrypted };
      expect(() => decrypted(resource, notified.apiv3_key)).toThrow(DecryptionRefused);
    });
  });
} else {
  it('stands without the shared vectors, whose folder is not here', () => {
    process.stderr.write(`The vectors of WeChat Pay were not tried: there is no ${folder}\n`);
    expect(there).toBe(false);
  });
}
