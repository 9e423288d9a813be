import { Module } from '@nestjs/common';
import { LedgerDimensions } from './ledger-dimensions.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AssetsModule, LocationsModule, OrganizationsModule, TicketsModule],
  providers: [LedgerService, LedgerDimensions, LedgerRepository],
  exports: [LedgerService],
})
export class LedgerModule {}
