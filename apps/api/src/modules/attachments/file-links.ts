import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/auth/derived-key.js';

/** Links live two to four hours, and all made within one two-hour window are the same text, so that a browser's cache finds them again. */
const windowSeconds = 2 * 60 * 60;

/** Signed links to files, and proofs of who uploaded one. */
@Injectable()
export class FileLinks {
  private readonly linkKey: Buffer;
  private readonly claimKey: Buffer;

  constructor({ settings }: Config) {
    this.linkKey = derivedKey(settings.SECRET_KEY, 'file-link');
    this.claimKey = derivedKey(settings.SECRET_KEY, 'attachment-claim');
  }

  /** Unix seconds. */
  expiry(now = Date.now()): number {
    return (Math.floor(now / 1000 / windowSeconds) + 2) * windowSeconds;
  }

  /** A path on the API's origin. */
  url(fileName: string, expires: number): string {
    return `/api/v1/files/${fileName}?expires=${expires}&signature=${this.sign(fileName, expires)}`;
  }

  signed(fileName: string, expires: number, signature: string): boolean {
    return equal(this.sign(fileName, expires), signature);
  }

  claim(organizationId: number, id: number): string {
    return createHmac('sha256', this.claimKey).update(`${organizationId}:${id}`).digest('base64url');
  }

  proves(claim: string, organizationId: number, id: number): boolean {
    return equal(this.claim(organizationId, id), claim);
  }

  private sign(fileName: string, expires: number): string {
    return createHmac('sha256', this.linkKey).update(`${fileName}\n${expires}`).digest('base64url');
  }
}

function equal(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
