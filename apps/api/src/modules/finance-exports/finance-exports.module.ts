import { Module } from '@nestjs/common';
import { ExportRows } from './export-rows.js';
import { ExportSettingsRepository } from './export-settings.repository.js';
import { ExportSettingsService } from './export-settings.service.js';
import { FinanceExportsController } from './finance-exports.controller.js';
import { FinanceExportsService } from './finance-exports.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { FinanceModule } from '../finance/finance.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PaymentBooksModule } from '../payments/payment-books.module.js';

@Module({
  imports: [AuditModule, CustomersModule, FinanceModule, IdentityModule, LedgerModule, OrganizationsModule, PaymentBooksModule],
  controllers: [FinanceExportsController],
  providers: [FinanceExportsService, ExportSettingsService, ExportSettingsRepository, ExportRows],
})
export class FinanceExportsModule {}
