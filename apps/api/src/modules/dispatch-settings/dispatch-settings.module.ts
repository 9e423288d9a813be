import { Module } from '@nestjs/common';
import { DispatchSettingsController } from './dispatch-settings.controller.js';
import { DispatchSettingsRepository } from './dispatch-settings.repository.js';
import { DispatchSettingsService } from './dispatch-settings.service.js';
import { AuditModule } from '../audit/audit.module.js';

@Module({
  imports: [AuditModule],
  controllers: [DispatchSettingsController],
  providers: [DispatchSettingsService, DispatchSettingsRepository],
  exports: [DispatchSettingsService],
})
export class DispatchSettingsModule {}
