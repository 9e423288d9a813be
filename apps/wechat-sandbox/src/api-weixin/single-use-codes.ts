import { randomBytes } from 'node:crypto';
import { minute } from './call-limit.js';

const lifetime = 5 * minute;

/** The codes of `wx.login` and of the phone number button: five minutes, one use. */
export class SingleUseCodes<Value> {
  private readonly codes = new Map<string, { value: Value; expiresAt: number }>();

  constructor(private readonly now: () => number) {}

  issue(value: Value): string {
    for (const [code, { expiresAt }] of this.codes) if (expiresAt <= this.now()) this.codes.delete(code);
    const code = `0${randomBytes(24).toString('base64url')}`.slice(0, 32);
    this.codes.set(code, { value, expiresAt: this.now() + lifetime });
    return code;
  }

  /** Null when it was never issued, is used or too old. */
  take(code: string): Value | null {
    const found = this.codes.get(code);
    this.codes.delete(code);
    return found && found.expiresAt > this.now() ? found.value : null;
  }
}
