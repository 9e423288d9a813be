import { Module } from '@nestjs/common';
import { FollowUpSettingsController } from './follow-up-settings.controller.js';
import { FollowUpSettingsRepository } from './follow-up-settings.repository.js';
import { FollowUpSettingsService } from './follow-up-settings.service.js';
import { AuditModule } from '../audit/audit.module.js';

@Module({
  imports: [AuditModule],
  controllers: [FollowUpSettingsController],
  providers: [FollowUpSettingsService, FollowUpSettingsRepository],
  exports: [FollowUpSettingsService],
})
export class FollowUpSettingsModule {}
