import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EngineerPositionRow } from './engineer-position.entity.js';

@Injectable()
export class EngineerPositionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that are not older than `since`. */
  async since(organizationId: number, since: Date, engineerId?: number): Promise<Map<number, EngineerPositionRow>> {
    const rows: EngineerPositionRow[] = engineerId === undefined
      ? await this.dataSource.query('SELECT * FROM engineer_positions WHERE organizationId = ? AND reportedAt > ?', [organizationId, since])
      : await this.dataSource.query('SELECT * FROM engineer_positions WHERE engineerId = ? AND organizationId = ? AND reportedAt > ?', [engineerId, organizationId, since]);
    return new Map(rows.map((row) => [row.engineerId, row]));
  }

  /** In place of the one before. */
  async save(position: EngineerPositionRow): Promise<void> {
    const { engineerId, organizationId, latitude, longitude, coordinateSystem, accuracyMeters, reportedAt } = position;
    await this.dataSource.query(
      `INSERT INTO engineer_positions (engineerId, organizationId, latitude, longitude, coordinateSystem, accuracyMeters, reportedAt) VALUES (?)
       ON DUPLICATE KEY UPDATE latitude = VALUES(latitude), longitude = VALUES(longitude), coordinateSystem = VALUES(coordinateSystem), accuracyMeters = VALUES(accuracyMeters), reportedAt = VALUES(reportedAt)`,
      [[engineerId, organizationId, latitude, longitude, coordinateSystem, accuracyMeters, reportedAt]],
    );
  }

  async organizations(): Promise<number[]> {
    const rows: { organizationId: number }[] = await this.dataSource.query('SELECT DISTINCT organizationId FROM engineer_positions');
    return rows.map(({ organizationId }) => organizationId);
  }

  async removeBefore(organizationId: number, before: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM engineer_positions WHERE organizationId = ? AND reportedAt <= ?', [organizationId, before]);
  }
}
