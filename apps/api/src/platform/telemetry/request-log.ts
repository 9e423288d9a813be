import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AuthenticatedRequest } from '../auth/access.decorators.js';

/** Monitoring asks every few seconds and would drown the rest. */
const quietRoutes = new Set(['/health/live', '/health/ready', '/metrics']);

/**
 * Answers the request's id, and writes one line when the answer has gone out: the route's pattern, never the URL, since tokens and
 * searches stand in URLs.
 */
export function logRequests(server: FastifyInstance, log: Logger): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', String(request.id));
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { actor } = request as AuthenticatedRequest;
    const route = request.routeOptions.url ?? 'none';
    const quiet = quietRoutes.has(route) && reply.statusCode < 500;
    log[quiet ? 'debug' : 'info']({
      requestId: request.id, method: request.method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime),
      ...(actor ? { organizationId: actor.organizationId, userId: actor.userId } : {}),
    }, 'request');
    done();
  });
}
