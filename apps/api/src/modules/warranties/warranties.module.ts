import { Module } from '@nestjs/common';
import { WarrantiesListener } from './warranties.listener.js';
import { WarrantiesRepository } from './warranties.repository.js';
import { WarrantiesService } from './warranties.service.js';
import { WarrantyFactsReader } from './warranty-facts.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';

@Module({
  imports: [AssetsModule, AttachmentsModule, AuditModule, ContractsModule, IdentityModule, LocationsModule, OrganizationsModule, TicketsModule, VisitsModule],
  providers: [WarrantiesService, WarrantiesRepository, WarrantyFactsReader, WarrantiesListener],
  exports: [WarrantiesService],
})
export class WarrantiesModule {}
