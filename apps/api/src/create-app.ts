import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { ProblemFilter, sendProblem } from './platform/errors/problem.filter.js';
import { validationPipe } from './platform/errors/validation.js';
import { refuseStrangeBodies } from './platform/http/body-shape.js';
import { refuseWrongMethods } from './platform/http/known-paths.js';
import { refuseOtherMediaTypes } from './platform/http/media-types.js';
import { addSecurityHeaders } from './platform/http/security-headers.js';
import { keepSignedBodies } from './platform/http/unparsed-bodies.js';
import { serveDocumentation } from './platform/openapi/documentation.js';
import { limitAddresses } from './platform/rate-limits/limit-addresses.js';
import { RateLimitGuard } from './platform/rate-limits/rate-limit.guard.js';
import { Lifecycle } from './platform/telemetry/lifecycle.js';
import { createLog } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { NestLog } from './platform/telemetry/nest-log.js';
import { logRequests } from './platform/telemetry/request-log.js';

export const apiPrefix = 'api/v1';
/** Routes that live at the root: they are in printed stickers, in proxies and in monitoring. */
export const rootRoutes = ['r/:value', 'l/:value', 'i/:value', 'f/:value', 'v/:value', 'health/live', 'health/ready', 'metrics'];

/** Bytes of a JSON body. */
const bodyLimit = 1_000_000;
/** Milliseconds for a whole request to arrive: 50 MB of film over a poor connection. */
const requestTimeout = 300_000;

/** The whole server, not yet listening; the tests build the same one, and may read its log. */
export async function createApp(config: Config, logTo?: DestinationStream): Promise<NestFastifyApplication> {
  const { settings } = config;
  const log = createLog(settings.LOG_LEVEL, logTo);
  const adapter = new FastifyAdapter({
    trustProxy: settings.TRUST_PROXY,
    bodyLimit,
    requestTimeout,
    // What still arrives while the server closes is answered, not refused.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    // What is wrong before there is a route, e.g. a path that cannot be decoded.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply),
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, { logger: new NestLog(log), abortOnError: false });
  const server = adapter.getInstance() as unknown as FastifyInstance;

  logRequests(server, log);
  app.get(Metrics).measureRequests(server);
  addSecurityHeaders(app, settings.CORS_ORIGINS);
  limitAddresses(server, app);
  refuseWrongMethods(server);
  refuseOtherMediaTypes(server);
  keepSignedBodies(server);
  refuseStrangeBodies(server);
  closeConnectionsWhenStopping(server, app.get(Lifecycle));
  await app.register(multipart);

  app.setGlobalPrefix(apiPrefix, { exclude: rootRoutes });
  app.useGlobalFilters(new ProblemFilter());
  // After the access guard, which the modules bring: it says whose request it is.
  app.useGlobalGuards(app.get(RateLimitGuard));
  app.useGlobalPipes(validationPipe());
  serveDocumentation(app);
  return app;
}

/**
 * A client that keeps its connection would send the next request into a closing process. And Node takes a connection on which nothing was asked yet
 * for a busy one: what a browser opened in advance would hold up the end for a minute.
 */
function closeConnectionsWhenStopping(server: FastifyInstance, lifecycle: Lifecycle): void {
  const silent = new Set<Socket>();
  server.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.server.on('request', ({ socket }) => silent.delete(socket));
  server.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (lifecycle.stopping) void reply.header('connection', 'close');
    done(null, payload);
  });
}
