import { describe, expect, it } from '@jest/globals';
import { Intent, newIdempotencyKey } from './intent';

describe('intent', () => {
  it('keeps its key when the same thing is sent again', () => {
    const intent = new Intent();
    expect(intent.keyFor({ name: 'a' })).toBe(intent.keyFor({ name: 'a' }));
  });

  it('takes another key for another thing', () => {
    const intent = new Intent();
    expect(intent.keyFor({ name: 'a' })).not.toBe(intent.keyFor({ name: 'b' }));
  });

  it('takes another key after it succeeded', () => {
    const intent = new Intent();
    const first = intent.keyFor({ name: 'a' });
    intent.done();
    expect(intent.keyFor({ name: 'a' })).not.toBe(first);
  });

  it('makes random UUIDs of version 4', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
