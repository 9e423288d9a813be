import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Scheduler } from '../scheduler/scheduler.js';

/** A client that retries for longer than this asks something new. */
const keptHours = 48;
const atOnce = 5000;

@Injectable()
export class IdempotencyCleaning implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'idempotency-keys-prune', schedule: '37 * * * *', run: () => this.prune() });
  }

  async prune(now = new Date()): Promise<void> {
    const before = new Date(now.getTime() - keptHours * 3_600_000);
    let removed = atOnce;
    while (removed === atOnce) {
      const result: { affectedRows: number } = await this.dataSource.query(`DELETE FROM idempotency_keys WHERE createdAt < ? LIMIT ${atOnce}`, [before]);
      removed = result.affectedRows;
    }
  }
}
