import { randomBytes } from 'node:crypto';
import { minute } from './call-limit.js';

const lifetime = 5 * minute;

/** The codes of `wx.login`, of the phone number button and of web pages: five minutes, one use. */
export class SingleUseCodes<Value> {
  private readonly codes = new Map<string, { value: Value; expiresAt: number; used: boolean }>();

  constructor(private readonly now: () => number) {}

  issue(value: Value): string {
    for (const [code, { expiresAt }] of this.codes) if (expiresAt <= this.now()) this.codes.delete(code);
    const code = `0${randomBytes(24).toString('base64url')}`.slice(0, 32);
    this.codes.set(code, { value, expiresAt: this.now() + lifetime, used: false });
    return code;
  }

  /** Null when it was never issued, is used or too old. */
  take(code: string): Value | null {
    const found = this.codes.get(code);
    if (!found || found.used || found.expiresAt <= this.now()) return null;
    found.used = true;
    return found.value;
  }

  /** Told apart from an invented one as long as it would have lived. */
  isUsed(code: string): boolean {
    return this.codes.get(code)?.used ?? false;
  }
}
