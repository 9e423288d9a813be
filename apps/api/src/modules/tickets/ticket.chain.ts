import { createHash } from 'node:crypto';
import type { TicketAction, TicketState, TimelineKind } from '@scanfix/shared-types';

/** What the chain covers of one event. `data` is the JSON text as stored; the time has milliseconds. */
export interface ChainedEvent {
  kind: TimelineKind;
  action: TicketAction | null;
  fromState: TicketState | null;
  toState: TicketState | null;
  actorKind: 'requester' | 'staff' | 'system';
  actorId: number | null;
  internal: boolean;
  data: string;
  createdAt: Date;
}

/** Before the first event: what was reported, so that this cannot be altered either. */
export function genesisHash(facts: { organizationId: number; reporterId: number; assetId: number | null; description: string; contactPhone: string; submittedAt: Date }): Buffer {
  return sha256(JSON.stringify([facts.organizationId, facts.reporterId, facts.assetId, facts.description, facts.contactPhone, facts.submittedAt.toISOString()]));
}

export function eventHash(previous: Buffer, event: ChainedEvent): Buffer {
  const line = JSON.stringify([
    event.kind, event.action, event.fromState, event.toState, event.actorKind, event.actorId, event.internal, event.data, event.createdAt.toISOString(),
  ]);
  return sha256(Buffer.concat([previous, Buffer.from(line)]));
}

/** The index of the first event that does not fit, or null when the chain is whole up to its anchor. */
export function firstBrokenEvent(genesis: Buffer, events: readonly (ChainedEvent & { hash: Buffer })[], anchor: Buffer): number | null {
  let previous = genesis;
  for (const [index, event] of events.entries()) {
    if (!eventHash(previous, event).equals(event.hash)) return index;
    previous = event.hash;
  }
  return previous.equals(anchor) ? null : events.length;
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
