import { Global, Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseStatus } from './database-status.js';
import { IdempotencyCleaning } from './idempotency-cleaning.js';
import { UnitOfWork } from './unit-of-work.js';

interface Pool {
  on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void;
}

const session = ["SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET SESSION time_zone = '+00:00'"];

@Global()
@Module({})
export class DatabaseModule implements OnModuleInit {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static with(options: () => Promise<DataSourceOptions>): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRootAsync({ useFactory: async () => ({ ...(await options()), retryAttempts: 0 }) })],
      providers: [UnitOfWork, DatabaseStatus, IdempotencyCleaning],
      exports: [UnitOfWork, DatabaseStatus, TypeOrmModule],
    };
  }

  /** READ COMMITTED: no gap locks, so that writers of different tickets do not wait for each other. */
  async onModuleInit(): Promise<void> {
    const { pool } = this.dataSource.driver as unknown as { pool: Pool };
    pool.on('connection', (connection) => session.forEach((statement) => connection.query(statement)));
    // The one connection that TypeORM opened to greet the server came before the listener.
    for (const statement of session) await this.dataSource.query(statement);
  }
}
