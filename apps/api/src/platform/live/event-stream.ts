import type { FastifyReply, FastifyRequest } from 'fastify';

const heartbeatInterval = 15_000;
/** Bytes that may wait for a client before it is let go; it resumes when it has caught its breath. */
const mostBuffered = 512_000;

export interface EventStream {
  send: (event: { id: string; data: unknown }) => void;
  /** Ends the answer; the client connects again and resumes. */
  end: () => void;
}

/** `Last-Event-ID` as a cursor; null when there is none or it is not one of ours. */
export function lastEventId(request: FastifyRequest): number | null {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : null;
}

/**
 * Turns the answer into a stream of server-sent events. `cursor` is asked with each heartbeat, so that a client to whom nothing happened
 * still resumes from a late point. `onClose` is called once, whoever closed.
 */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, cursor: () => number, onClose: () => void): EventStream {
  const { raw } = reply;
  const headers = reply.getHeaders();
  reply.hijack();
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', connection: 'keep-alive',
    // nginx would otherwise collect the events until its buffer is full.
    'x-accel-buffering': 'no',
  });

  const write = (text: string) => {
    if (raw.destroyed || raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength > mostBuffered) raw.destroy();
  };
  const beat = setInterval(() => write(`id: ${cursor()}\n: still here\n\n`), heartbeatInterval);
  const closed = () => {
    clearInterval(beat);
    onClose();
  };
  if (raw.destroyed) closed();
  else raw.once('close', closed);
  raw.on('error', () => undefined);
  request.raw.socket.setNoDelay(true);
  write(`retry: 2000\nid: ${cursor()}\n\n`);
  return {
    send: ({ id, data }) => write(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
    end: () => {
      if (!raw.writableEnded) raw.end();
    },
  };
}
