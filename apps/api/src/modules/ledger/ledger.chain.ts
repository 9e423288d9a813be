import { createHash } from 'node:crypto';
import type { CalendarDate, LedgerAccount, LedgerSource } from '@scanfix/shared-types';

/** What the chain covers of one line: all of it. */
export interface ChainedLine {
  account: LedgerAccount;
  debit: number;
  credit: number;
  ticketId: number | null;
  quoteId: number | null;
  paymentId: number | null;
  refundId: number | null;
  customerId: number | null;
  engineerId: number | null;
  siteId: number | null;
  dueOn: CalendarDate | null;
}

/** What the chain covers of one entry. The time has milliseconds. */
export interface ChainedEntry {
  organizationId: number;
  chain: string;
  position: number;
  postedOn: CalendarDate;
  source: LedgerSource;
  sourceId: number;
  ticketId: number | null;
  text: string;
  createdAt: Date;
  lines: readonly ChainedLine[];
}

/** Entries of one ticket are written under the ticket's lock anyway, so that a chain of its own makes nobody wait; what has no ticket is rare, and chained by day. */
export function chainOf(ticketId: number | null, postedOn: CalendarDate): string {
  return ticketId === null ? `day-${postedOn}` : `ticket-${ticketId}`;
}

/** As the database keeps it, so that it is hashed as it will be read: at most 200 characters, and no half of one. */
export function keptText(text: string): string {
  return Array.from(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')).slice(0, 200).join('');
}

/** Before the first entry of a chain. */
export function chainStart(organizationId: number, chain: string): Buffer {
  return sha256(JSON.stringify(['ledger', organizationId, chain]));
}

export function entryHash(previous: Buffer, entry: ChainedEntry): Buffer {
  const text = JSON.stringify([
    entry.organizationId, entry.chain, entry.position, entry.postedOn, entry.source, entry.sourceId, entry.ticketId, entry.text, entry.createdAt.toISOString(),
    entry.lines.map((line) => [
      line.account, line.debit, line.credit, line.ticketId, line.quoteId, line.paymentId, line.refundId, line.customerId, line.engineerId, line.siteId, line.dueOn,
    ]),
  ]);
  return sha256(Buffer.concat([previous, Buffer.from(text)]));
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
