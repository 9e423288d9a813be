import { Module } from '@nestjs/common';
import { ReportTokens } from './report-tokens.js';
import { ReportVerificationService } from './report-verification.service.js';
import { ServiceReportsController } from './service-reports.controller.js';
import { ServiceReportsService } from './service-reports.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';

@Module({
  imports: [AssetsModule, AttachmentsModule, OrganizationsModule, TicketsModule, VisitsModule],
  controllers: [ServiceReportsController],
  providers: [ServiceReportsService, ReportVerificationService, ReportTokens],
})
export class ServiceReportsModule {}
