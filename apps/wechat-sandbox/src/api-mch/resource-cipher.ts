import { constants, createCipheriv, createDecipheriv, privateDecrypt, randomBytes } from 'node:crypto';

const tagLength = 16;

export interface SealedResource {
  algorithm: 'AEAD_AES_256_GCM';
  nonce: string;
  associated_data: string;
  ciphertext: string;
}

/** AES-256-GCM under the merchant's APIv3 key; the tag stands behind the text. */
export function seal(plaintext: string, { key, associatedData, nonce = newIv() }: { key: string; associatedData: string; nonce?: string }): SealedResource {
  const cipher = createCipheriv(cipherFor(key), Buffer.from(key), Buffer.from(nonce), { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: 'AEAD_AES_256_GCM', nonce, associated_data: associatedData, ciphertext: ciphertext.toString('base64') };
}

/** Throws where the tag does not fit. The sandbox uses it in its own tests, against vectors that others made. */
export function unseal({ nonce, associated_data, ciphertext }: Omit<SealedResource, 'algorithm'>, key: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv(cipherFor(key), Buffer.from(key), Buffer.from(nonce), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8');
}

/** 32 bytes always; WeChat's own samples also have one of 16. */
function cipherFor(key: string): 'aes-256-gcm' | 'aes-128-gcm' {
  return Buffer.byteLength(key) === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
}

/** Twelve letters and digits, as WeChat's are. */
function newIv(): string {
  return randomBytes(6).toString('hex');
}

/** A field such as a bank account: RSA-OAEP with SHA-1. Null where it was sealed for another key. */
export function openSensitiveField(sealed: string, privateKey: string): string | null {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(sealed, 'base64')).toString('utf8');
  } catch {
    return null;
  }
}
