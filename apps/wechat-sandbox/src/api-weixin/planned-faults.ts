import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, PayApi, PlannedFault, WechatApi } from '../contract.js';

type Api = WechatApi | PayApi;

/** Failures that a test or the phone page ordered for the next calls of an interface. */
export class PlannedFaults {
  private readonly planned = new Map<Api, { fault: Fault; times: number }>();

  /** Replaces what was planned for this interface; `times` 0 takes it back. */
  plan(api: Api, fault: Fault, times: number): void {
    if (times === 0) this.planned.delete(api);
    else this.planned.set(api, { fault, times });
  }

  next(api: Api): Fault | null {
    const plan = this.planned.get(api);
    if (!plan) return null;
    if (plan.times === 1) this.planned.delete(api);
    else plan.times -= 1;
    return plan.fault;
  }

  list(): PlannedFault[] {
    return [...this.planned].map(([api, { fault, times }]) => ({ api, times, ...fault }));
  }

  clear(): void {
    this.planned.clear();
  }
}

/** An answer that nobody can use, or none at all. */
export function lose(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  if ('httpStatus' in fault) return reply.code(fault.httpStatus).type('text/html').send('<html>planned failure</html>');
  reply.hijack();
  // Otherwise the connection stays open and silent; the caller's own time limit must end it.
  if ('reset' in fault) request.raw.socket.resetAndDestroy();
  return reply;
}
