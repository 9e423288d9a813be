import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseStickerCode } from '@scanfix/shared-types';
import { clientNetwork } from './client-network.js';
import type { LimitKey } from './limits.js';
import type { AuthenticatedRequest } from '../auth/access.decorators.js';
import { derivedKey } from '../auth/derived-key.js';
import { Config } from '../config/config.js';
import { normalizePhone } from '../http/phone.js';

/** Finds in a request what a limit counts. Runs before validation, so it trusts no type. */
@Injectable()
export class RateLimitKeys {
  private readonly secret: Buffer;

  constructor({ settings }: Config) {
    this.secret = derivedKey(settings.SECRET_KEY, 'rate-limit');
  }

  /** Hashed, because addresses and phones are personal data; null when the request has none. */
  of(request: AuthenticatedRequest, key: LimitKey): string | null {
    const value = valueOf(request, key);
    return value === null ? null : this.hash(key, value);
  }

  hash(key: LimitKey, value: string): string {
    return createHmac('sha256', this.secret).update(`${key}:${value}`).digest('base64url').slice(0, 22);
  }
}

function valueOf(request: AuthenticatedRequest, key: LimitKey): string | null {
  switch (key) {
    case 'address': return clientNetwork(request.ip);
    case 'account': return request.actor ? String(request.actor.userId) : null;
    case 'sticker': return stickerOf(request);
    case 'phone': return phoneOf(request);
  }
}

function stickerOf({ params, query, body }: AuthenticatedRequest): string | null {
  for (const given of [field(params, 'code'), field(query, 'stickerCode'), field(body, 'stickerCode')]) {
    if (typeof given === 'string' && given.length <= 64) return parseStickerCode(given);
  }
  return null;
}

function phoneOf({ body }: AuthenticatedRequest): string | null {
  const given = field(body, 'phone') ?? field(field(body, 'contact'), 'phone');
  return typeof given === 'string' && given.length <= 32 ? normalizePhone(given) : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
