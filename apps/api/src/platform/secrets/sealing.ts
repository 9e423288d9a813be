import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedKey } from '../auth/derived-key.js';
import { Config } from '../config/config.js';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What was sealed does not open: another key, another place, or changed bytes. */
export class SealBroken extends Error {
  constructor() {
    super('A sealed secret does not open: PAYMENT_SECRETS_KEY (or SECRET_KEY) is not the one it was sealed with, nor is PAYMENT_SECRETS_KEY_PREVIOUS.');
  }
}

interface Key {
  /** Tells which key sealed; says nothing about the key itself. */
  name: string;
  bytes: Buffer;
}

/**
 * Secrets as they may stand in a database: AES-256-GCM under a key of the environment, bound to the place they stand in, so that one cannot be
 * copied to another row. What the previous key sealed still opens, and is sealed anew when it is saved.
 */
@Injectable()
export class Sealing {
  private readonly keys: [Key, ...Key[]];

  constructor({ settings }: Config) {
    const { SECRET_KEY, PAYMENT_SECRETS_KEY: current, PAYMENT_SECRETS_KEY_PREVIOUS: previous } = settings;
    // The derived key stays among them: who sets a key of its own later must still open what was sealed before.
    this.keys = [keyOf(current ?? SECRET_KEY), ...(previous === null ? [] : [keyOf(previous)]), ...(current === null ? [] : [keyOf(SECRET_KEY)])];
  }

  /** @param place e.g. `merchants:7:private-key` */
  seal(secret: string, place: string): string {
    const [{ name, bytes }] = this.keys;
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, bytes, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([sealing.update(secret), sealing.final()]);
    return [name, ...[nonce, Buffer.concat([sealed, sealing.getAuthTag()])].map((part) => part.toString('base64url'))].join('.');
  }

  /** @throws SealBroken */
  open(sealed: string, place: string): string {
    const [name = '', nonce = '', content = ''] = sealed.split('.');
    const key = this.keys.find((candidate) => candidate.name === name);
    const bytes = Buffer.from(content, 'base64url');
    if (!key || bytes.length < tagBytes) throw new SealBroken();
    try {
      const opening = createDecipheriv(cipher, key.bytes, Buffer.from(nonce, 'base64url'), { authTagLength: tagBytes }).setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()]).toString();
    } catch {
      throw new SealBroken();
    }
  }
}

function keyOf(secret: string): Key {
  const bytes = derivedKey(secret, 'payment-secrets');
  return { bytes, name: createHash('sha256').update('name of ').update(bytes).digest('hex').slice(0, 8) };
}
