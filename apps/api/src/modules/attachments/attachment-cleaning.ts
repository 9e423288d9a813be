import { Injectable, type OnModuleInit } from '@nestjs/common';
import { storedNames } from './attachment.mapper.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';
import { Storage } from '../../platform/storage/storage.js';

/** Hours that a file may be nobody's: a form left open over night can still be sent. */
const graceHours = 24;
const atOnce = 500;

/** Removes files that no form claimed or that their owner dropped, and files whose row is gone. */
@Injectable()
export class AttachmentCleaning implements OnModuleInit {
  constructor(
    private readonly repository: AttachmentsRepository,
    private readonly storage: Storage,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'attachments-remove-orphans', schedule: '17 * * * *', run: () => this.removeOrphans() });
    this.scheduler.add({ name: 'attachments-remove-strays', schedule: '43 19 * * *', run: () => this.removeStrays() });
  }

  /** The row goes first: a crash in between leaves a stray, which the other job finds. */
  async removeOrphans(now = new Date()): Promise<void> {
    const before = graceEnd(now);
    for (;;) {
      const orphans = await this.repository.orphansSince(before, atOnce);
      for (const orphan of orphans) {
        if (await this.repository.deleteOrphan(orphan.id, before)) await this.storage.remove(storedNames(orphan));
      }
      if (orphans.length < atOnce) return;
    }
  }

  /** The folder or bucket is this installation's alone: whatever in it has no row is rubbish, once it is old enough not to be under way. */
  async removeStrays(now = new Date()): Promise<void> {
    const before = graceEnd(now);
    let names: string[] = [];
    for await (const { key, modifiedAt } of this.storage.list()) {
      if (modifiedAt < before) names.push(key);
      if (names.length < atOnce) continue;
      await this.removeWithoutRow(names);
      names = [];
    }
    await this.removeWithoutRow(names);
  }

  private async removeWithoutRow(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    const known = await this.repository.existingKeys([...new Set(names.map(keyOf))]);
    await this.storage.remove(names.filter((name) => name.endsWith('.partial') || !known.has(keyOf(name))));
  }
}

function graceEnd(now: Date): Date {
  return new Date(now.getTime() - graceHours * 3_600_000);
}

function keyOf(name: string): string {
  return name.split('.')[0] ?? '';
}
