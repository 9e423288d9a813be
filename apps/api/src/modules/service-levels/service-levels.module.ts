import { Module } from '@nestjs/common';
import { BusinessCalendarsController } from './business-calendars.controller.js';
import { BusinessCalendarsService } from './business-calendars.service.js';
import { ClocksRepository } from './clocks.repository.js';
import { ClocksService } from './clocks.service.js';
import { CurrentTerms } from './current-terms.js';
import { DayKindsService } from './day-kinds.service.js';
import { ServiceLevelsRepository } from './service-levels.repository.js';
import { SlaPoliciesController } from './sla-policies.controller.js';
import { SlaPoliciesService } from './sla-policies.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({
  imports: [AssetsModule, AuditModule, IdentityModule],
  controllers: [BusinessCalendarsController, SlaPoliciesController],
  providers: [ClocksService, DayKindsService, ClocksRepository, CurrentTerms, ServiceLevelsRepository, BusinessCalendarsService, SlaPoliciesService],
  exports: [ClocksService, DayKindsService],
})
export class ServiceLevelsModule {}
