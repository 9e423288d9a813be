import { expect, it } from '@jest/globals';
import { chainOf, chainStart, entryHash, keptText, type ChainedEntry, type ChainedLine } from './ledger.chain.js';

const line: ChainedLine = {
  account: 'receivable', debit: 100, credit: 0, ticketId: 1, quoteId: 2, paymentId: null, refundId: null, customerId: 3, engineerId: 4, siteId: 5, dueOn: '2026-11-30',
};
const entry: ChainedEntry = {
  organizationId: 1, chain: 'ticket-1', position: 1, postedOn: '2026-11-22', source: 'quote-approved', sourceId: 2, ticketId: 1, text: '', createdAt: new Date(0), lines: [line],
};
const start = chainStart(1, 'ticket-1');

it('gives a ticket a chain of its own, and a day the rest', () => {
  expect([chainOf(7, '2026-11-22'), chainOf(null, '2026-11-22')]).toEqual(['ticket-7', 'day-2026-11-22']);
});

it('begins differently for each organization and chain', () => {
  expect(start.equals(chainStart(2, 'ticket-1'))).toBe(false);
  expect(start.equals(chainStart(1, 'ticket-2'))).toBe(false);
});

it('changes with everything that an entry or a line says', () => {
  const hash = entryHash(start, entry).toString('hex');
  const changes: Partial<ChainedEntry>[] = [
    { position: 2 }, { postedOn: '2026-11-23' }, { source: 'payment' }, { sourceId: 3 }, { ticketId: 2 }, { text: 'x' }, { createdAt: new Date(1) }, { lines: [] },
    ...Object.keys(line).map((name) => ({ lines: [{ ...line, [name]: name === 'account' ? 'wechat' : name === 'dueOn' ? null : 999 }] })),
  ];
  for (const change of changes) expect(entryHash(start, { ...entry, ...change }).toString('hex')).not.toBe(hash);
  expect(entryHash(chainStart(2, 'ticket-1'), entry).toString('hex')).not.toBe(hash);
});

it('keeps of a text what the database can', () => {
  expect(keptText('微信多收一笔 😀')).toBe('微信多收一笔 😀');
  expect(keptText('a\ud800b\udc00c')).toBe('abc');
  expect(keptText('😀'.repeat(300))).toBe('😀'.repeat(200));
});
