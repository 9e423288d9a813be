import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { liveAudience } from './live-audience.js';
import { CurrentActor, RequirePermission } from '../../platform/auth/access.decorators.js';
import type { Actor } from '../../platform/auth/actor.js';
import { LiveResponder } from '../../platform/live/live-responder.js';

/** What happens, as server-sent events. */
@Controller('live')
export class LiveController {
  constructor(private readonly responder: LiveResponder) {}

  @Get()
  @RequirePermission('live:listen')
  listen(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.responder.respond(request, reply, actor, (event) => liveAudience(actor, event));
  }
}
