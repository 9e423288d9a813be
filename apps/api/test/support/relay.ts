import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address that stays while the server behind it dies and comes back elsewhere, as a proxy's does. Passes every byte on as it is. */
export interface Relay {
  url: string;
  /** Null: nobody is there, 502. */
  lead: (url: string | null) => void;
  close: () => Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  let target: string | null = null;
  const server = createServer((incoming, answer) => {
    const fail = () => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    };
    if (target === null) return void incoming.resume().once('end', fail);
    const outgoing = request(`${target}${incoming.url ?? '/'}`, { method: incoming.method, headers: incoming.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.once('error', fail).pipe(answer);
    });
    outgoing.once('error', fail);
    incoming.once('error', () => outgoing.destroy()).pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (url) => { target = url; },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
