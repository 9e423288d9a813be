import { Module } from '@nestjs/common';
import { DeskService } from './desk.service.js';
import { ExpectedAnswersService } from './expected-answers.service.js';
import { FollowLinkSms } from './follow-link-sms.js';
import { FollowLinks } from './follow-links.js';
import { LiveController } from './live.controller.js';
import { MyTicketsController } from './my-tickets.controller.js';
import { MyTicketsService } from './my-tickets.service.js';
import { PublicTicketsController } from './public-tickets.controller.js';
import { ReporterMessages } from './reporter-messages.service.js';
import { TicketActionsService } from './ticket-actions.service.js';
import { TicketClocks } from './ticket-clocks.js';
import { TicketAccessService } from './ticket-access.service.js';
import { TicketListsRepository } from './ticket-lists.repository.js';
import { TicketQueuesRepository } from './ticket-queues.repository.js';
import { TicketQueuesService } from './ticket-queues.service.js';
import { TicketReworksService } from './ticket-reworks.service.js';
import { TicketHolds } from './ticket-holds.js';
import { TicketSearch } from './ticket-search.js';
import { TicketSubmissionService } from './ticket-submission.service.js';
import { TicketTermsRepository } from './ticket-terms.repository.js';
import { TicketViewsService } from './ticket-views.service.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsListener } from './tickets.listener.js';
import { TicketsRepository } from './tickets.repository.js';
import { TicketsService } from './tickets.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { FollowUpSettingsModule } from '../follow-up-settings/follow-up-settings.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';
import { StickersModule } from '../stickers/stickers.module.js';

@Module({
  imports: [AssetsModule, AttachmentsModule, AuditModule, CustomersModule, FollowUpSettingsModule, IdentityModule, LocationsModule, OrganizationsModule, ServiceLevelsModule, StickersModule],
  controllers: [TicketsController, MyTicketsController, PublicTicketsController, LiveController],
  providers: [
    TicketsRepository, TicketListsRepository, TicketTermsRepository, FollowLinks, TicketSearch, FollowLinkSms, ReporterMessages, TicketSubmissionService, TicketsService, TicketActionsService, TicketReworksService, TicketHolds, TicketClocks, ExpectedAnswersService, TicketAccessService,
    TicketQueuesRepository, TicketQueuesService, TicketViewsService, DeskService, MyTicketsService, TicketsListener,
  ],
  exports: [TicketsService, TicketActionsService, TicketViewsService, TicketAccessService, TicketQueuesService, TicketReworksService, ExpectedAnswersService, ReporterMessages],
})
export class TicketsModule {}
