import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { Lifecycle } from './platform/telemetry/lifecycle.js';

/** Milliseconds in which a proxy notices that this process is not ready, and clients close kept connections. */
const farewell = 1000;
const patience = 9000;

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app));
  await app.listen(config.settings.API_PORT, config.settings.HOST);
}

/** Answers what has arrived, ends streams, lets listeners and jobs finish, then leaves. What is not done by then, another process does. */
async function stop(app: NestFastifyApplication): Promise<void> {
  setTimeout(() => process.exit(0), patience).unref();
  app.get(Lifecycle).stop();
  await pause(farewell);
  await app.close();
  process.exit(0);
}

serve().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `The configuration is not usable:\n${error.message}` : error);
  process.exit(1);
});
