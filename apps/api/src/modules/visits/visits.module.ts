import { Module } from '@nestjs/common';
import { CheckInProof } from './check-in-proof.js';
import { CheckInReviewsService } from './check-in-reviews.service.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { CheckInsService } from './check-ins.service.js';
import { DeskVisitsService } from './desk-visits.service.js';
import { Destinations } from './destinations.js';
import { DeviceHistories } from './device-histories.js';
import { JobAccess } from './job-access.service.js';
import { JobCards } from './job-cards.js';
import { JobCompletionService } from './job-completion.service.js';
import { JobListsService } from './job-lists.service.js';
import { JobViewsService } from './job-views.service.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { MyVisitsController } from './my-visits.controller.js';
import { MyVisitsService } from './my-visits.service.js';
import { PhotoStamps } from './photo-stamps.js';
import { PublicVisitsController } from './public-visits.controller.js';
import { Recipients } from './recipients.js';
import { SignaturesRepository } from './signatures.repository.js';
import { Signatures } from './signatures.js';
import { VisitListsRepository } from './visit-lists.repository.js';
import { VisitSteps } from './visit-steps.js';
import { VisitViewsService } from './visit-views.service.js';
import { VisitsController } from './visits.controller.js';
import { VisitsListener } from './visits.listener.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';
import { WorkLogsRepository } from './work-logs.repository.js';
import { WorkLogsService } from './work-logs.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { DispatchSettingsModule } from '../dispatch-settings/dispatch-settings.module.js';
import { EngineersModule } from '../engineers/engineers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PartsModule } from '../parts/parts.module.js';
import { StickersModule } from '../stickers/stickers.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { WorkStandardsModule } from '../work-standards/work-standards.module.js';

@Module({
  imports: [
    AssetsModule, AttachmentsModule, AuditModule, DispatchSettingsModule, EngineersModule, IdentityModule, LocationsModule, NoticesModule, OrganizationsModule, PartsModule, StickersModule, TicketsModule,
    WorkStandardsModule,
  ],
  controllers: [JobsController, VisitsController, CheckInsController, MyVisitsController, PublicVisitsController],
  providers: [
    VisitsService, VisitSteps, Recipients, VisitsListener, VisitsRepository, VisitListsRepository, VisitViewsService,
    JobsService, JobAccess, JobCards, JobListsService, JobViewsService, DeviceHistories, Destinations,
    CheckInsService, CheckInProof, CheckInsRepository, CheckInReviewsService, DeskVisitsService, MyVisitsService,
    WorkLogsService, WorkLogsRepository, PhotoStamps, JobCompletionService, Signatures, SignaturesRepository,
  ],
  exports: [VisitsService, JobAccess],
})
export class VisitsModule {}
