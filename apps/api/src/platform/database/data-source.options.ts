import { createConnection } from 'mysql2/promise';
import type { DataSourceOptions, EntitySchema, MigrationInterface } from 'typeorm';

type Class<Instance> = new () => Instance;

/** How the server, the commands and the tests connect. `synchronize` is never used. Asks the server who it is: the two report their columns differently. */
export async function dataSourceOptions(
  url: string,
  poolSize: number,
  entities: (Class<object> | EntitySchema)[],
  migrations: Class<MigrationInterface>[],
): Promise<DataSourceOptions> {
  const address = url.replace(/^mariadb:/, 'mysql:');
  return {
    type: await isMariaDb(address) ? 'mariadb' : 'mysql',
    url: address,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    timezone: 'Z',
    charset: 'utf8mb4',
    poolSize,
    // `trace`: a stack for each statement in case it fails is a sixteenth of all the work of creating a ticket; the error names the statement anyhow.
    extra: { trace: false, connectTimeout: 10_000, maxIdle: poolSize, idleTimeout: 60_000, enableKeepAlive: true },
  };
}

async function isMariaDb(url: string): Promise<boolean> {
  const connection = await createConnection({ uri: url, connectTimeout: 10_000 });
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    return (rows as { version: string }[])[0]?.version.includes('MariaDB') === true;
  } finally {
    await connection.end();
  }
}
