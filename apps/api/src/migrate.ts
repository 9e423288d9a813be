import dataSource from './data-source.js';

/** Brings the database of DATABASE_URL up to date; safe to run from several processes, since the server holds the lock. */
async function migrate(): Promise<void> {
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    const [lock]: { held: number }[] = await runner.query("SELECT GET_LOCK('scanfix-migrations', 120) AS held");
    if (Number(lock?.held) !== 1) throw new Error('another process has been migrating for two minutes');
    const executed = await dataSource.runMigrations();
    console.log(executed.length === 0 ? 'The database is up to date.' : executed.map(({ name }) => `migrated ${name}`).join('\n'));
    await runner.query("SELECT RELEASE_LOCK('scanfix-migrations')");
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

migrate().catch((error: unknown) => {
  console.error(`The migration failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
