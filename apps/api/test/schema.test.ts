import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { migratedSchema } from './support/api.js';
import { entities } from '../src/entities.js';
import { migrations } from '../src/migrations/index.js';
import { dataSourceOptions } from '../src/platform/database/data-source.options.js';

let dataSource: DataSource;

beforeAll(async () => {
  const url = await migratedSchema(`${process.env['TEST_SCHEMA'] ?? 'scanfix_test'}_migrations`);
  dataSource = new DataSource(await dataSourceOptions(url, 2, entities, migrations));
  await dataSource.initialize();
});
afterAll(() => dataSource.destroy());

it('finds no difference between the entities and the tables that the migrations made', async () => {
  const difference = await dataSource.driver.createSchemaBuilder().log();
  expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
});

it('runs every migration down and up again', async () => {
  for (const _ of migrations) await dataSource.undoLastMigration();
  const tables: unknown[] = await dataSource.query("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name <> 'migrations'");
  expect(tables).toEqual([]);
  expect(await dataSource.runMigrations()).toHaveLength(migrations.length);
});
