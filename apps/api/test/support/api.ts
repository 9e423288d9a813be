import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { createConnection } from 'mysql2/promise';
import type { DestinationStream } from 'pino';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { DataSource } from 'typeorm';
import { holdToContract } from './contract.js';
import { createApp } from '../../src/create-app.js';
import { entities } from '../../src/entities.js';
import { migrations } from '../../src/migrations/index.js';
import { readConfig } from '../../src/platform/config/config.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.options.js';

const server = process.env['TEST_DATABASE_URL'] ?? '';
const schema = `${process.env['TEST_SCHEMA'] ?? 'scanfix_test'}_${process.env['JEST_WORKER_ID'] ?? '1'}`;

export interface RunningApi {
  app: NestFastifyApplication;
  /** supertest on the listening server. */
  http: TestAgent;
  url: string;
  database: DataSource;
  close: () => Promise<void>;
}

/** A schema of this worker's own, built by the migrations. */
export async function migratedSchema(name = schema): Promise<string> {
  const connection = await createConnection(server);
  await connection.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const dataSource = new DataSource(await dataSourceOptions(url.href, 2, entities, migrations));
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
  return url.href;
}

/** Everything the server must be told, for a test. */
export async function testEnvironment(): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'test',
    API_PORT: '0',
    DATABASE_URL: await migratedSchema(),
    DATABASE_POOL_SIZE: '20',
    PUBLIC_URL: 'http://127.0.0.1:3002',
    CONSOLE_URL: 'http://127.0.0.1:3001',
    SECRET_KEY: 'integration-tests-only-0123456789abcdef',
    WECHAT_API_URL: 'http://127.0.0.1:9',
    WECHAT_PAY_URL: 'http://127.0.0.1:9',
    WECHAT_PAY_FALLBACK_URL: 'http://127.0.0.1:9',
    WECHAT_MINI_APPID: 'wxtest',
    WECHAT_MINI_SECRET: 'test-secret',
    STORAGE_DIRECTORY: join(tmpdir(), `${schema}-files`),
    LOG_LEVEL: 'fatal',
    RATE_LIMIT_SCALE: '1000000',
  };
}

/** The real server on the real database, on a free port. Tests share the schema and keep apart by organization. */
export async function startApi(environment: Record<string, string> = {}, logTo?: DestinationStream): Promise<RunningApi> {
  const config = readConfig({ ...await testEnvironment(), ...environment });
  const app = await createApp(config, logTo);
  holdToContract(app.getHttpAdapter().getInstance() as unknown as FastifyInstance);
  // Some tests must know the address before.
  await app.listen(config.settings.API_PORT, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, http: request.agent(url), database: app.get(DataSource), close: () => app.close() };
}
