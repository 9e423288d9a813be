import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AssetImportsRepository } from './asset-imports.repository.js';
import { Scheduler } from '../../platform/scheduler/scheduler.js';

const daysKept = 30;

/** The lines of an old import are in the devices, or nobody wanted them. */
@Injectable()
export class AssetImportCleaning implements OnModuleInit {
  constructor(
    private readonly imports: AssetImportsRepository,
    private readonly scheduler: Scheduler,
  ) {}

  onModuleInit(): void {
    this.scheduler.add({ name: 'asset-import-cleaning', schedule: '40 18 * * *', run: () => this.clean(new Date()) });
  }

  async clean(now: Date): Promise<void> {
    const time = new Date(now.getTime() - daysKept * 86_400_000);
    while (await this.imports.removeBefore(time));
  }
}
