import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createCertificate } from './certificates.js';
import { seal, unseal } from './resource-cipher.js';
import { isSignedBy, parseAuthorization, sign } from './signature.js';

/** Made by others than this project; where the folder is not there, the cases below are all there is. */
const folder = fileURLToPath(new URL('../../../../../shared/vectors/wechat/', import.meta.url));
const isThere = existsSync(folder);
const vectors = (file: string) => JSON.parse(readFileSync(`${folder}${file}`, 'utf8'));

if (isThere) {
  describe('vectors of others', () => {
    it('are signed to the same letters', () => {
      const { private_key_pem: privateKey, request_signatures: cases } = vectors('pay-official-docs-signatures.json');
      const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
      expect(cases.length).toBeGreaterThan(1);
      for (const { method, url, timestamp, nonce, body, signature } of cases) {
        expect(sign([method, url, timestamp, nonce, body], privateKey)).toBe(signature);
        expect(isSignedBy([method, url, timestamp, nonce, body], signature, publicKey)).toBe(true);
        expect(isSignedBy([method, url, timestamp, nonce, `${body} `], signature, publicKey)).toBe(false);
      }
    });

    it('prove payments of pages and answers of WeChat Pay', () => {
      const { private_key_pem: privateKey, pay_sign: pages, response_verify_with_wechatpay_public_key: answer } = vectors('pay-official-docs-signatures.json');
      for (const { lines, signature } of pages) expect(sign(lines, privateKey)).toBe(signature);
      expect(isSignedBy([answer.timestamp, answer.nonce, answer.body], answer.signature, answer.public_key_pem)).toBe(true);
      expect(isSignedBy([answer.timestamp, answer.nonce, ''], answer.signature, answer.public_key_pem)).toBe(false);
    });

    it('open to the same text, or do not open', () => {
      const { cases, must_fail: mustFail } = vectors('pay-aes-gcm.json');
      for (const { key, nonce, associated_data, ciphertext, plaintext } of cases) {
        expect(unseal({ nonce, associated_data, ciphertext }, key)).toBe(plaintext);
        expect(seal(plaintext, { key, associatedData: associated_data, nonce }).ciphertext).toBe(ciphertext);
      }
      for (const { key, nonce, associated_data, ciphertext } of mustFail) expect(() => unseal({ nonce, associated_data, ciphertext }, key)).toThrow();
    });

    it('hold a notification that is believed and read', () => {
      const vector = vectors('pay-notify-wechatpay-go.json');
      const { headers, raw_body: body } = vector;
      const { publicKey } = new X509Certificate(vector.platform_certificate_pem);
      const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
      expect(isSignedBy([headers['Wechatpay-Timestamp'], headers['Wechatpay-Nonce'], body], headers['Wechatpay-Signature'], pem)).toBe(true);
      expect(unseal(JSON.parse(body).resource, vector.apiv3_key)).toBe(vector.plaintext);
    });
  });
} else {
  console.warn('The shared vectors are not there: only the sandbox\'s own cases run.');
}

describe('own cases', () => {
  it('open what was sealed, and nothing that was touched', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const sealed = seal('{"金额":1}', { key, associatedData: 'transaction' });
    expect(unseal(sealed, key)).toBe('{"金额":1}');
    const bytes = Buffer.from(sealed.ciphertext, 'base64');
    for (const index of bytes.keys()) {
      const touched = Buffer.from(bytes);
      touched[index] = (touched[index] ?? 0) ^ 1;
      expect(() => unseal({ ...sealed, ciphertext: touched.toString('base64') }, key)).toThrow();
    }
    expect(() => unseal({ ...sealed, associated_data: '' }, key)).toThrow();
    expect(() => unseal(sealed, key.toUpperCase())).toThrow();
  });

  it('make certificates that others read', async () => {
    const now = Date.parse('2026-03-02T01:00:00Z');
    const { certificate, serial, privateKey, publicKey } = await createCertificate('ScanFix WeChat sandbox', now);
    const parsed = new X509Certificate(certificate);
    expect(parsed.serialNumber).toBe(serial);
    expect(serial).toMatch(/^[1-7][0-9A-F]{39}$/);
    expect(parsed.subject).toContain('CN=ScanFix WeChat sandbox');
    expect(parsed.publicKey.export({ type: 'spki', format: 'pem' })).toBe(publicKey);
    expect(parsed.verify(parsed.publicKey)).toBe(true);
    expect(isSignedBy(['a'], sign(['a'], privateKey), publicKey)).toBe(true);
  });

  it('read an Authorization header in any order, and no broken one', () => {
    const parts = ['nonce_str="n"', 'mchid="1"', 'signature="s=="', 'serial_no="A"', 'timestamp="2"'];
    const header = (list: string[]): string => `WECHATPAY2-SHA256-RSA2048 ${list.join(',')}`;
    expect(parseAuthorization(header(parts))).toEqual({ nonce: 'n', mchid: '1', signature: 's==', serial: 'A', timestamp: '2' });
    expect(parseAuthorization(header(parts.slice(1)))).toBeNull();
    expect(parseAuthorization(header([...parts, 'mchid="2"']))).toBeNull();
    expect(parseAuthorization(`Basic ${parts.join(',')}`)).toBeNull();
    expect(parseAuthorization(undefined)).toBeNull();
  });
});
