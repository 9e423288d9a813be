import { constants, privateDecrypt } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { decrypted, DecryptionRefused, encryptedFor } from './encryption.js';
import { encryptedResource, keyOf, newApiV3Key, newPair } from '../../../../test/support/pay-keys.js';

const key = newApiV3Key();
const sealed = encryptedResource(key, '{"amount":100}', 'transaction');

it('decrypts what was encrypted with the key, the nonce and the data beside it', () => {
  expect(decrypted(sealed, key)).toBe('{"amount":100}');
});

it.each<[string, Parameters<typeof decrypted>]>([
  ['another key', [sealed, newApiV3Key()]],
  ['a key of 31 bytes', [sealed, key.slice(1)]],
  ['a key of 32 characters that are more bytes', [sealed, `码${key.slice(1)}`]],
  ['another nonce', [{ ...sealed, nonce: '000000000000' }, key]],
  ['a nonce of another length', [{ ...sealed, nonce: sealed.nonce.slice(1) }, key]],
  ['other data beside it', [{ ...sealed, associated_data: 'refund' }, key]],
  ['no data beside it', [{ ...sealed, associated_data: undefined }, key]],
  ['a tag that is too short', [{ ...sealed, ciphertext: Buffer.from(sealed.ciphertext, 'base64').subarray(0, -1).toString('base64') }, key]],
  ['nothing but a part of a tag', [{ ...sealed, ciphertext: 'AAAA' }, key]],
  ['nothing', [{ ...sealed, ciphertext: '' }, key]],
])('gives out nothing with %s', (_, parameters) => {
  expect(() => decrypted(...parameters)).toThrow(DecryptionRefused);
});

it('gives out nothing when a single bit of text or tag is another', () => {
  const bytes = Buffer.from(sealed.ciphertext, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => decrypted({ ...sealed, ciphertext: changed.toString('base64') }, key)).toThrow(DecryptionRefused);
  }
});

it('encrypts for who has the private key, differently each time', () => {
  const wechat = newPair();
  const [once, twice] = [encryptedFor(keyOf(wechat.publicKey), '张三'), encryptedFor(keyOf(wechat.publicKey), '张三')];
  expect(once).not.toBe(twice);
  expect(privateDecrypt({ key: wechat.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(once, 'base64')).toString()).toBe('张三');
});
