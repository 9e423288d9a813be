import { Module } from '@nestjs/common';
import { FinanceController } from './finance.controller.js';
import { LedgerCheckService } from './ledger-check.service.js';
import { OverviewService } from './overview.service.js';
import { ReceivablesService } from './receivables.service.js';
import { StatementsService } from './statements.service.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PaymentBooksModule } from '../payments/payment-books.module.js';
import { QuoteBooksModule } from '../quotes/quote-books.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [
    ContractsModule, CustomersModule, IdentityModule, InvoicesModule, LedgerModule, LocationsModule, OrganizationsModule, PaymentBooksModule, QuoteBooksModule, ReconciliationModule, TicketsModule,
  ],
  controllers: [FinanceController],
  providers: [OverviewService, ReceivablesService, StatementsService, LedgerCheckService],
  exports: [ReceivablesService, StatementsService],
})
export class FinanceModule {}
