import { constants, createDecipheriv, publicEncrypt, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** What WeChat Pay encrypts with the merchant's APIv3 key: notifications and platform certificates. */
export const encryptedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string(),
  nonce: z.string(),
  associated_data: z.string().optional(),
});
export type EncryptedResource = z.infer<typeof encryptedResource>;

export const apiV3KeyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The text does not stand under this key, or somebody changed it. */
export class DecryptionRefused extends Error {}

/** @throws DecryptionRefused; nothing of the text is given out before its tag is found right */
export function decrypted({ ciphertext, nonce, associated_data: associatedData = '' }: Omit<EncryptedResource, 'algorithm'>, apiV3Key: string): string {
  const key = Buffer.from(apiV3Key);
  const initialization = Buffer.from(nonce);
  const bytes = Buffer.from(ciphertext, 'base64');
  if (key.length !== apiV3KeyBytes || initialization.length !== nonceBytes || bytes.length < tagBytes) throw new DecryptionRefused();
  const decipher = createDecipheriv('aes-256-gcm', key, initialization, { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  decipher.setAAD(Buffer.from(associatedData));
  try {
    // final() is what compares the tag.
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString();
  } catch {
    throw new DecryptionRefused();
  }
}

/** For the few fields that travel encrypted (names, card numbers): RSA-OAEP with SHA-1, as WeChat Pay has it, base64. */
export function encryptedFor(publicKey: KeyObject, text: string): string {
  return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');
}
