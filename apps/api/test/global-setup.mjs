import { createConnection } from 'mysql2/promise';

/** The schemas of an earlier run go; each worker makes its own. */
export default async function setUp() {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run `npm test`, or give the URL of a server where schemas may be created.');
  process.env.TEST_SCHEMA ??= 'scanfix_test';
  const connection = await createConnection(url);
  const [rows] = await connection.query('SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE ?', [`${process.env.TEST_SCHEMA}\\_%`]);
  for (const { name } of rows) await connection.query(`DROP DATABASE \`${name}\``);
  await connection.end();
}
