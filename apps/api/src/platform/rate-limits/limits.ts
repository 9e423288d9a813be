/** What is counted: the client's network address, the logged-in account, the scanned sticker, the phone number. */
export type LimitKey = 'address' | 'account' | 'sticker' | 'phone';

export interface Limit {
  key: LimitKey;
  /** Requests in a window of that many seconds. */
  points: number;
  seconds: number;
}

/**
 * Every limit there is, multiplied by RATE_LIMIT_SCALE. A whole office or a housing estate may stand behind one address, and a sticker
 * in a lobby may be scanned by many at once: the limits stop programs, not people.
 */
export const limits = {
  login: [{ key: 'address', points: 100, seconds: 300 }],
  'refresh-token': [{ key: 'address', points: 600, seconds: 300 }],
  'one-time-code': [{ key: 'phone', points: 6, seconds: 3600 }, { key: 'address', points: 60, seconds: 3600 }],
  'login-request': [{ key: 'address', points: 60, seconds: 300 }],
  'anonymous-report': [{ key: 'phone', points: 10, seconds: 3600 }, { key: 'sticker', points: 30, seconds: 3600 }, { key: 'address', points: 60, seconds: 3600 }],
  scan: [{ key: 'address', points: 240, seconds: 60 }, { key: 'sticker', points: 240, seconds: 60 }],
  'price-band': [{ key: 'address', points: 240, seconds: 60 }, { key: 'sticker', points: 240, seconds: 60 }],
  'public-upload': [{ key: 'address', points: 120, seconds: 600 }, { key: 'sticker', points: 120, seconds: 600 }],
  upload: [{ key: 'account', points: 120, seconds: 600 }],
  'follow-link': [{ key: 'address', points: 240, seconds: 60 }],
  'reveal-phone': [{ key: 'account', points: 120, seconds: 3600 }],
  'service-report': [{ key: 'account', points: 60, seconds: 60 }, { key: 'address', points: 240, seconds: 60 }],
  import: [{ key: 'account', points: 30, seconds: 600 }],
} as const satisfies Record<string, readonly Limit[]>;

export type LimitName = keyof typeof limits;

/** Of every request, whichever its route. */
export const generalLimits = {
  address: { key: 'address', points: 3000, seconds: 60 },
  account: { key: 'account', points: 900, seconds: 60 },
} as const satisfies Record<string, Limit>;
