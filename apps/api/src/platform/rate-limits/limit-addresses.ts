import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { clientNetwork } from './client-network.js';
import { GeneralLimits } from './general-limits.js';
import { RateLimitKeys } from './rate-limit.keys.js';

/** Monitoring must see an overloaded process, too; and WeChat Pay, which tells of all payments from few addresses, would take a refusal for a failure. */
const exempt = /^\/(health\/|metrics$|api\/v1\/wechat-pay\/)/;

/** Counts each request by its network address before anything else is done for it, also those that find no route. */
export function limitAddresses(server: FastifyInstance, app: INestApplicationContext): void {
  const limits = app.get(GeneralLimits);
  const keys = app.get(RateLimitKeys);
  const hashes = new Map<string, string>();
  server.addHook('onRequest', (request, _reply, done) => {
    if (exempt.test(request.url)) return done();
    const network = clientNetwork(request.ip);
    let hash = hashes.get(network);
    if (hash === undefined) {
      if (hashes.size > 50_000) hashes.clear();
      hashes.set(network, hash = keys.hash('address', network));
    }
    try {
      limits.count('address', hash);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}
