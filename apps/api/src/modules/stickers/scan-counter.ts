import { Injectable, Logger, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { StickerScansRepository, type CountedScans, type PlacedScans } from './sticker-scans.repository.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { calendarDayOf } from '../../platform/time/calendar-day.js';

/** Milliseconds between two writes. */
const flushEvery = 1_000;
/** Every time zone starts its days at a multiple of this, in milliseconds. */
const quarterHour = 900_000;

/**
 * Counts scans in memory and writes them once a second, so that a code everybody scans is one write a second and not a queue at one row.
 * What a failing database refused is kept for the next second; a graceful stop writes the rest.
 */
@Injectable()
export class ScanCounter implements OnModuleInit, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger(ScanCounter.name);
  private waiting = new Map<string, CountedScans>();
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly scans: StickerScansRepository,
    private readonly organizations: OrganizationsService,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), flushEvery);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.stopping = true;
    await this.flush();
  }

  /** The server still answered what was under way after `onModuleDestroy`: wait until the last of it is written. */
  onApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  count(stickerId: number, at = new Date()): void {
    this.add({ stickerId, count: 1, firstAt: at, lastAt: at });
    if (this.stopping) void this.flush();
  }

  /** Writes what was counted so far. One write at a time; never rejects. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    if (this.waiting.size === 0) return;
    const batch = [...this.waiting.values()];
    this.waiting = new Map();
    try {
      await this.scans.add(await this.place(batch));
    } catch (error) {
      batch.forEach((counted) => this.add(counted));
      this.logger.warn(`scans of ${batch.length} stickers wait for the database: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async place(batch: CountedScans[]): Promise<PlacedScans[]> {
    const owners = await this.scans.organizationsOf([...new Set(batch.map(({ stickerId }) => stickerId))]);
    const zones = new Map<number, string>();
    for (const id of new Set(owners.values())) zones.set(id, (await this.organizations.settings(id)).timeZone);
    return batch.flatMap((counted) => {
      const organizationId = owners.get(counted.stickerId);
      const timeZone = organizationId === undefined ? undefined : zones.get(organizationId);
      if (organizationId === undefined || timeZone === undefined) return [];
      return [{ ...counted, organizationId, day: calendarDayOf(counted.firstAt, timeZone) }];
    });
  }

  /** One entry for a sticker and quarter of an hour: the day it belongs to is known when the organization's time zone is looked up. */
  private add(scans: CountedScans): void {
    const key = `${scans.stickerId}:${Math.floor(scans.firstAt.getTime() / quarterHour)}`;
    const known = this.waiting.get(key);
    if (!known) {
      this.waiting.set(key, scans);
      return;
    }
    known.count += scans.count;
    if (scans.firstAt < known.firstAt) known.firstAt = scans.firstAt;
    if (scans.lastAt > known.lastAt) known.lastAt = scans.lastAt;
  }
}
