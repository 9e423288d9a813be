import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Pool {
  _allConnections: { length: number };
  _freeConnections: { length: number };
  _connectionQueue: { length: number };
}

/** The database as monitoring and libraries that speak mysql2 see it. */
@Injectable()
export class DatabaseStatus {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.dataSource.query('SELECT 1');
  }

  /** Of mysql2, in the callback style. */
  get pool(): object {
    return (this.dataSource.driver as unknown as { pool: object }).pool;
  }

  get schema(): string {
    return String(this.dataSource.driver.database);
  }

  /** mysql2 has no public figures of its pool. */
  connections(): { used: number; free: number; waiting: number } {
    const pool = this.pool as Pool;
    const free = pool._freeConnections.length;
    return { used: pool._allConnections.length - free, free, waiting: pool._connectionQueue.length };
  }
}
