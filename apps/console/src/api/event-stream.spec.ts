import { describe, expect, it } from '@jest/globals';
import { EventStreamParser, type StreamedEvent } from './event-stream';

function read(...pieces: string[]): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  const parser = new EventStreamParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

describe('event stream', () => {
  it('reads id and data of each event', () => {
    expect(read('id: 7\ndata: {"a":1}\n\nid: 8\ndata: {"a":2}\n\n')).toEqual([
      { id: '7', event: 'message', data: '{"a":1}' },
      { id: '8', event: 'message', data: '{"a":2}' },
    ]);
  });

  it('puts together what arrives in pieces', () => {
    expect(read('id: 7\nda', 'ta: x', '\n', '\n')).toEqual([{ id: '7', event: 'message', data: 'x' }]);
  });

  it('takes a line end split between two pieces for one', () => {
    expect(read('data: x\r', '\n\r\n')).toEqual([{ id: null, event: 'message', data: 'x' }]);
  });

  it('joins several data lines and passes over comments', () => {
    expect(read(': still here\ndata: a\ndata: b\n\n')).toEqual([{ id: null, event: 'message', data: 'a\nb' }]);
  });

  it('keeps the last id for events that carry none', () => {
    expect(read('id: 7\ndata: a\n\ndata: b\n\n').map(({ id }) => id)).toEqual(['7', '7']);
  });

  it('moves on with a heartbeat that carries only an id', () => {
    const parser = new EventStreamParser(() => undefined);
    parser.push('id: 7\ndata: a\n\nid: 12\n: still here\n\n');
    expect(parser.lastEventId).toBe('12');
  });

  it('does not tell of an event that is not complete', () => {
    expect(read('data: a\n')).toEqual([]);
  });
});
