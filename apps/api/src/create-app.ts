import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { ProblemFilter } from './platform/errors/problem.filter.js';
import { validationPipe } from './platform/errors/validation.js';

export const apiPrefix = 'api/v1';
/** Routes that live at the root: they are in printed stickers, in proxies and in monitoring. */
export const rootRoutes = ['r/:value', 'l/:value', 'i/:value', 'f/:value', 'health/live', 'health/ready', 'metrics'];

/** The whole server, not yet listening; the tests build the same one. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.settings.TRUST_PROXY,
    bodyLimit: 1_000_000,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, { bufferLogs: true, abortOnError: false });
  await app.register(multipart);
  app.setGlobalPrefix(apiPrefix, { exclude: rootRoutes });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  return app;
}
