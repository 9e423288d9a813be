import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedKey } from '../../platform/auth/derived-key.js';
import { Config } from '../../platform/config/config.js';

const macBytes = 16;

/**
 * The private link that follows one ticket for one requester. It is computed, not stored: the id of the requester's row and 128 bits
 * that only the server can make.
 */
@Injectable()
export class FollowLinks {
  private readonly key: Buffer;
  private readonly publicUrl: string;

  constructor(config: Config) {
    this.key = derivedKey(config.settings.SECRET_KEY, 'follow-link');
    this.publicUrl = config.settings.PUBLIC_URL.replace(/\/$/, '');
  }

  token(ticketRequesterId: number): string {
    const id = Buffer.alloc(4);
    id.writeUInt32BE(ticketRequesterId);
    return Buffer.concat([id, this.mac(id)]).toString('base64url');
  }

  url(token: string): string {
    return `${this.publicUrl}/f/${token}`;
  }

  /** The id of the requester's row, or null when the token is not one of ours. */
  read(token: string): number | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== 4 + macBytes || bytes.toString('base64url') !== token) return null;
    const id = bytes.subarray(0, 4);
    return timingSafeEqual(this.mac(id), bytes.subarray(4)) ? id.readUInt32BE() : null;
  }

  private mac(id: Buffer): Buffer {
    return createHmac('sha256', this.key).update(id).digest().subarray(0, macBytes);
  }
}
