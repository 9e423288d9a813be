import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedKey } from '../../platform/auth/derived-key.js';
import { Config } from '../../platform/config/config.js';

const idBytes = 4;
const hashBytes = 16;
const macBytes = 16;
const bodyBytes = 2 * idBytes + hashBytes;

/** Which ticket a report is about, and the line of its history that was the newest when it was printed. */
export interface PrintedReport {
  organizationId: number;
  ticketId: number;
  /** The line's hash, or its first bytes. */
  eventHash: Buffer;
}

/** What a report's QR code says. It is computed, not stored: what it stands for, and 128 bits that only the server can make. */
@Injectable()
export class ReportTokens {
  private readonly key: Buffer;
  private readonly publicUrl: string;

  constructor(config: Config) {
    this.key = derivedKey(config.settings.SECRET_KEY, 'service-report');
    this.publicUrl = config.settings.PUBLIC_URL.replace(/\/$/, '');
  }

  token({ organizationId, ticketId, eventHash }: PrintedReport): string {
    const ids = Buffer.alloc(2 * idBytes);
    ids.writeUInt32BE(organizationId);
    ids.writeUInt32BE(ticketId, idBytes);
    const body = Buffer.concat([ids, eventHash.subarray(0, hashBytes)]);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  url(token: string): string {
    return `${this.publicUrl}/v/${token}`;
  }

  /** Null when the token is not one of ours. */
  read(token: string): PrintedReport | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== bodyBytes + macBytes || bytes.toString('base64url') !== token) return null;
    const body = bytes.subarray(0, bodyBytes);
    if (!timingSafeEqual(this.mac(body), bytes.subarray(bodyBytes))) return null;
    return { organizationId: body.readUInt32BE(), ticketId: body.readUInt32BE(idBytes), eventHash: body.subarray(2 * idBytes) };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, macBytes);
  }
}
