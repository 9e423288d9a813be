import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** Bodies are JSON, and multipart where a file is sent; anything else is 415 before a byte of it is read. */
export function refuseOtherMediaTypes(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.is404 || !hasBody(request)) return done();
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    done(type === 'application/json' || type === 'multipart/form-data' ? undefined : new DomainError('unsupported-media-type'));
  });
}

function hasBody({ headers, method }: FastifyRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
