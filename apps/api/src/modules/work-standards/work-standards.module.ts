import { Module } from '@nestjs/common';
import { WorkStandardsController } from './work-standards.controller.js';
import { WorkStandardsRepository } from './work-standards.repository.js';
import { WorkStandardsService } from './work-standards.service.js';
import { AssetsModule } from '../assets/assets.module.js';

@Module({
  imports: [AssetsModule],
  controllers: [WorkStandardsController],
  providers: [WorkStandardsService, WorkStandardsRepository],
  exports: [WorkStandardsService],
})
export class WorkStandardsModule {}
