import { expect, it } from '@jest/globals';
import { eventHash, firstBrokenEvent, genesisHash, type ChainedEvent } from './ticket.chain.js';

const genesis = genesisHash({ organizationId: 1, reporterId: 2, assetId: 3, description: '漏水', contactPhone: '13800138000', submittedAt: new Date(0) });
const event = (fields: Partial<ChainedEvent>): ChainedEvent => ({
  kind: 'action', action: 'submit', fromState: null, toState: 'submitted', actorKind: 'requester', actorId: 2, internal: false, data: '{}', createdAt: new Date(1000), ...fields,
});

function chain(...events: ChainedEvent[]): (ChainedEvent & { hash: Buffer })[] {
  let previous = genesis;
  return events.map((one) => ({ ...one, hash: (previous = eventHash(previous, one)) }));
}
const events = chain(event({}), event({ kind: 'comment', data: '{"text":"快点"}' }), event({ action: 'triage', toState: 'triaged' }));
const anchor = events[2]?.hash ?? genesis;

it('finds a whole chain whole', () => {
  expect(firstBrokenEvent(genesis, events, anchor)).toBeNull();
});

it('finds the event that was altered', () => {
  expect(firstBrokenEvent(genesis, events.map((one, index) => (index === 1 ? { ...one, data: '{"text":"慢点"}' } : one)), anchor)).toBe(1);
});

it('finds an event that was taken out, from the middle or from the end', () => {
  expect(firstBrokenEvent(genesis, [events[0], events[2]].filter((one) => one !== undefined), anchor)).toBe(1);
  expect(firstBrokenEvent(genesis, events.slice(0, 2), anchor)).toBe(2);
});

it('finds a report whose words were altered', () => {
  const other = genesisHash({ organizationId: 1, reporterId: 2, assetId: 3, description: '没漏水', contactPhone: '13800138000', submittedAt: new Date(0) });
  expect(firstBrokenEvent(other, events, anchor)).toBe(0);
});
