import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ScheduledRunRow } from './scheduled-run.entity.js';
import { ScheduledRunsRepository } from './scheduled-runs.repository.js';
import { SchedulerClock } from './scheduler.clock.js';
import { Scheduler } from './scheduler.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([ScheduledRunRow])],
  providers: [Scheduler, SchedulerClock, ScheduledRunsRepository],
  exports: [Scheduler, ScheduledRunsRepository],
})
export class SchedulerModule {}
