import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyStore } from './shared-tally.js';

@Injectable()
export class RateLimitsRepository implements TallyStore {
  constructor(private readonly dataSource: DataSource) {}

  async add(additions: readonly { window: string; points: number; expires: number }[]): Promise<Map<string, number>> {
    // In the order of the key, so that two processes never wait for each other in a circle.
    const rows = additions.map(({ window, points, expires }) => [window, points, expires] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    await this.dataSource.query('INSERT INTO rate_limits (`key`, points, expire) VALUES ? ON DUPLICATE KEY UPDATE points = points + VALUES(points)', [rows]);
    const sums: { key: string; points: number }[] = await this.dataSource.query('SELECT `key`, points FROM rate_limits WHERE `key` IN (?)', [rows.map(([key]) => key)]);
    return new Map(sums.map(({ key, points }) => [key, points]));
  }

  async prune(before: number): Promise<void> {
    const atOnce = 5000;
    let removed = atOnce;
    while (removed === atOnce) {
      const result: { affectedRows: number } = await this.dataSource.query(`DELETE FROM rate_limits WHERE expire < ? LIMIT ${atOnce}`, [before]);
      removed = result.affectedRows;
    }
  }
}
