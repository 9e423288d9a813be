import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { LedgerDimensions } from './ledger-dimensions.js';
import { LedgerListsRepository } from './ledger-lists.repository.js';
import { LedgerProofsRepository } from './ledger-proofs.repository.js';
import { LedgerProofsService } from './ledger-proofs.service.js';
import { LedgerReportsService } from './ledger-reports.service.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { LedgerSumsRepository } from './ledger-sums.repository.js';
import { AssetsModule } from '../assets/assets.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AssetsModule, CustomersModule, LocationsModule, OrganizationsModule, TicketsModule],
  controllers: [LedgerController],
  providers: [LedgerService, LedgerReportsService, LedgerProofsService, LedgerProofsRepository, LedgerDimensions, LedgerRepository, LedgerListsRepository, LedgerSumsRepository],
  exports: [LedgerService, LedgerReportsService, LedgerProofsService],
})
export class LedgerModule {}
