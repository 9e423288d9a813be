import { Module } from '@nestjs/common';
import { AssignmentsService } from './assignments.service.js';
import { AutomaticDispatch } from './automatic-dispatch.js';
import { BoardService } from './board.service.js';
import { ClaimPoolController } from './claim-pool.controller.js';
import { ClaimPoolService } from './claim-pool.service.js';
import { DispatchController } from './dispatch.controller.js';
import { DispatchFactsReader } from './dispatch-facts.js';
import { ProposalsRepository } from './proposals.repository.js';
import { ProposalsService } from './proposals.service.js';
import { RecommendationsService } from './recommendations.service.js';
import { TicketDispatchController } from './ticket-dispatch.controller.js';
import { TimelineService } from './timeline.service.js';
import { UnansweredAssignments } from './unanswered-assignments.js';
import { AssetsModule } from '../assets/assets.module.js';
import { DispatchSettingsModule } from '../dispatch-settings/dispatch-settings.module.js';
import { EngineersModule } from '../engineers/engineers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';

@Module({
  imports: [AssetsModule, DispatchSettingsModule, EngineersModule, IdentityModule, LocationsModule, OrganizationsModule, TicketsModule, VisitsModule],
  controllers: [DispatchController, TicketDispatchController, ClaimPoolController],
  providers: [
    DispatchFactsReader, RecommendationsService, AssignmentsService, ClaimPoolService, AutomaticDispatch, UnansweredAssignments, BoardService, TimelineService, ProposalsService,
    ProposalsRepository,
  ],
})
export class DispatchModule {}
