import { Module } from '@nestjs/common';
import { ContractRenewals } from './contract-renewals.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsRepository } from './contracts.repository.js';
import { ContractsService } from './contracts.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';

@Module({
  imports: [AssetsModule, AuditModule, CustomersModule, IdentityModule, LedgerModule, LocationsModule, NoticesModule, OrganizationsModule],
  controllers: [ContractsController],
  providers: [ContractsService, ContractsRepository, ContractRenewals],
  exports: [ContractsService],
})
export class ContractsModule {}
