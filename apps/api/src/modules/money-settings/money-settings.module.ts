import { Module } from '@nestjs/common';
import { MoneySettingsController } from './money-settings.controller.js';
import { MoneySettingsRepository } from './money-settings.repository.js';
import { MoneySettingsService } from './money-settings.service.js';
import { AuditModule } from '../audit/audit.module.js';

@Module({
  imports: [AuditModule],
  controllers: [MoneySettingsController],
  providers: [MoneySettingsService, MoneySettingsRepository],
  exports: [MoneySettingsService],
})
export class MoneySettingsModule {}
