import type { LiveEvent } from '@scanfix/shared-types';
import { readEvents } from './event-stream';

const event = (id: string): LiveEvent => ({ id, type: 'ticket.changed', at: '2026-03-02T00:00:00.000Z', ticketId: 1, ticketNumber: '18' });

describe('the event stream', () => {
  it('tells whole events, however they are cut on the way', () => {
    const text = `: hello\n\nid: 1\ndata: ${JSON.stringify(event('1'))}\n\nid: 2\r\ndata: ${JSON.stringify(event('2'))}\r\n\r\n`;
    const seen: string[] = [];
    const positions: string[] = [];
    const read = readEvents((id) => positions.push(id), ({ id }) => seen.push(id));
    for (const character of text) read(character);
    expect(seen).toEqual(['1', '2']);
    expect(positions).toEqual(['1', '2']);
  });

  it('passes over heartbeats and what is not ours', () => {
    const seen: string[] = [];
    readEvents(() => undefined, ({ id }) => seen.push(id))('data: not json\n\n: beat\n\nevent: x\n\n');
    expect(seen).toEqual([]);
  });

  it('resumes from a heartbeat, to which nothing has happened', () => {
    const positions: string[] = [];
    readEvents((id) => positions.push(id), () => undefined)('retry: 2000\nid: 41\n\nid: 57\n: still here\n\n');
    expect(positions).toEqual(['41', '57']);
  });
});
