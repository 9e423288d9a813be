import { emptyDraft } from './draft';
import { afterPassingFailure, allDue, nextDue, nextDueAt, outboxEntry, withChange, withEntry, withoutEntry, withUploads, type OutboxEntry } from './outbox';

function entry(key: string, changes: Partial<OutboxEntry> = {}): OutboxEntry {
  const draft = emptyDraft(key, null, { name: '', phone: '' });
  const request = { description: '漏水', urgency: 'normal' as const, contact: { name: '王', phone: '13812345678' } };
  return { ...outboxEntry({ draft, request, title: '漏水', organizationId: null, state: 'waiting' }, 1_000), ...changes };
}

describe('the outbox', () => {
  it('keeps a report handed in twice once', () => {
    expect(withEntry([entry('a')], entry('a', { title: 'again' }))).toEqual([entry('a')]);
  });

  it('sends the oldest that is due first', () => {
    expect(nextDue([entry('a', { nextAttemptAt: 9_000 }), entry('b'), entry('c')], 1_000)?.key).toBe('b');
    expect(nextDue([entry('a', { nextAttemptAt: 9_000 })], 1_000)).toBeNull();
  });

  it('takes up again what was being sent when the app was closed', () => {
    expect(nextDue([entry('a', { state: 'sending', nextAttemptAt: 9_000 })], 1_000)?.key).toBe('a');
  });

  it('leaves alone what waits for the person', () => {
    const held = [entry('a', { state: 'refused' }), entry('b', { state: 'needs-login' })];
    expect(nextDue(held, 99_000)).toBeNull();
    expect(nextDueAt(held)).toBeNull();
    expect(allDue(held, 99_000)).toEqual(held);
  });

  it('waits longer after each failure, ten minutes at most', () => {
    const pauses = [0, 1, 2, 20].map((attempts) => (afterPassingFailure(entry('a', { attempts }), 0).nextAttemptAt ?? 0) / 1_000);
    expect(pauses).toEqual([2, 4, 8, 600]);
  });

  it('makes everything due when the network is back', () => {
    const entries = allDue([entry('a', { nextAttemptAt: 99_000 })], 5_000);
    expect(nextDue(entries, 5_000)?.key).toBe('a');
  });

  it('changes and forgets one without touching the others', () => {
    const entries = [entry('a'), entry('b')];
    expect(withChange(entries, 'b', { state: 'refused' })).toEqual([entry('a'), entry('b', { state: 'refused' })]);
    expect(withoutEntry(entries, 'a')).toEqual([entry('b')]);
  });

  it('completes the body with the claims of its uploads, and leaves it alone without', () => {
    const files = [{ file: { path: 'p', kind: 'image' as const, name: 'p', size: 1 }, claim: { id: 3, claim: 'c' }, uploadedAt: 1 }];
    expect(withUploads(entry('a'), files).request.attachments).toEqual([{ id: 3, claim: 'c' }]);
    expect(withUploads(entry('a'), []).request).toEqual(entry('a').request);
  });
});
