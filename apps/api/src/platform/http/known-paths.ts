import type { FastifyInstance } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** A path that exists under another method is 405 with `Allow`, not 404. Register it before the routes. */
export function refuseWrongMethods(server: FastifyInstance): void {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    // CORS answers OPTIONS everywhere.
    if (url.includes('*')) return;
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) entry.methods.add(one);
    known.set(url, entry);
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?')[0] ?? '';
    const allowed = new Set([...known.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]));
    if (allowed.size === 0 || allowed.has(request.method)) return done();
    void reply.header('allow', [...allowed].sort().join(', '));
    done(new DomainError('method-not-allowed'));
  });
}

function patternOf(url: string): RegExp {
  const source = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${source}/?$`);
}
