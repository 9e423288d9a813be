import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/**
 * People's codes and SMS are for this page and for programs, not for any web page the same browser has open: neither by a
 * request across sites nor by a domain that resolves to this machine.
 */
export function refuseOtherSites(host: string): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  return async (request, reply) => {
    const site = request.headers['sec-fetch-site'];
    const crossed = site !== undefined && site !== 'same-origin' && site !== 'none';
    const misled = loopback.has(host) && !loopback.has(request.hostname.replace(/^\[|\]$/g, ''));
    if (crossed || misled) return reply.code(403).send({ error: 'only from the sandbox itself' });
    return undefined;
  };
}
