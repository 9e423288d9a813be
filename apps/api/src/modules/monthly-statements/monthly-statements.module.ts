import { Module } from '@nestjs/common';
import { MonthlyStatementsClock } from './monthly-statements.clock.js';
import { MonthlyStatementsController } from './monthly-statements.controller.js';
import { MonthlyStatementsRepository } from './monthly-statements.repository.js';
import { MonthlyStatementsService } from './monthly-statements.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MoneySettingsModule } from '../money-settings/money-settings.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { QuoteBooksModule } from '../quotes/quote-books.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AuditModule, CustomersModule, LedgerModule, MoneySettingsModule, OrganizationsModule, QuoteBooksModule, QuotesModule, TicketsModule],
  controllers: [MonthlyStatementsController],
  providers: [MonthlyStatementsService, MonthlyStatementsClock, MonthlyStatementsRepository],
})
export class MonthlyStatementsModule {}
