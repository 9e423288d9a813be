import { useRef } from 'react';

/** A random UUID, also where `crypto.randomUUID` is missing (plain http on a local network). */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * One thing a person means to do. Sent again unchanged it carries the same key, so that it happens once; changed, or after
 * it succeeded, it is another intent with another key (the same key with another body would be refused).
 */
export class Intent {
  private key: string | null = null;
  private meaning: string | null = null;

  keyFor(body: unknown): string {
    const meaning = JSON.stringify(body);
    if (this.key === null || this.meaning !== meaning) {
      this.key = newIdempotencyKey();
      this.meaning = meaning;
    }
    return this.key;
  }

  done(): void {
    this.key = null;
    this.meaning = null;
  }
}

/** The intent of a form that stays on screen until it succeeded. */
export function useIntent(): Intent {
  const intent = useRef<Intent | null>(null);
  intent.current ??= new Intent();
  return intent.current;
}
