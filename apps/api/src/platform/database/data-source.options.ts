import type { DataSourceOptions, EntitySchema, MigrationInterface } from 'typeorm';

type Class<Instance> = new () => Instance;

/** How both the server and the migration command connect. `synchronize` is never used. */
export function dataSourceOptions(
  url: string,
  poolSize: number,
  entities: (Class<object> | EntitySchema)[],
  migrations: Class<MigrationInterface>[],
): DataSourceOptions {
  return {
    type: 'mysql',
    url: url.replace(/^mariadb:/, 'mysql:'),
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    timezone: 'Z',
    charset: 'utf8mb4',
    poolSize,
    extra: { connectTimeout: 10_000, maxIdle: poolSize, idleTimeout: 60_000, enableKeepAlive: true },
  };
}
