import { DataSource } from 'typeorm';
import { entities } from './entities.js';
import { migrations } from './migrations/index.js';
import { dataSourceOptions } from './platform/database/data-source.options.js';

/** For the TypeORM command on compiled output: `typeorm migration:generate -d dist/data-source.js`. */
export default new DataSource(await dataSourceOptions(process.env['DATABASE_URL'] ?? 'mysql://localhost/scanfix', 2, entities, migrations));
