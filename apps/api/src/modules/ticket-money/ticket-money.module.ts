import { Module } from '@nestjs/common';
import { DeskMoneyController } from './desk-money.controller.js';
import { JobMoneyController } from './job-money.controller.js';
import { MisuseReports } from './misuse-reports.js';
import { MyMoneyController } from './my-money.controller.js';
import { MyMoneyService } from './my-money.service.js';
import { QuoteWithdrawals } from './quote-withdrawals.js';
import { SupersededOrders } from './superseded-orders.js';
import { TicketCredit } from './ticket-credit.js';
import { TicketMoneyGuards } from './ticket-money.guards.js';
import { TicketMoneyService } from './ticket-money.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { WarrantiesModule } from '../warranties/warranties.module.js';

@Module({
  imports: [AssetsModule, AuditModule, ContractsModule, IdentityModule, InvoicesModule, LedgerModule, NoticesModule, OrganizationsModule, PaymentsModule, QuotesModule, TicketsModule, VisitsModule, WarrantiesModule],
  controllers: [DeskMoneyController, JobMoneyController, MyMoneyController],
  providers: [TicketMoneyService, MyMoneyService, MisuseReports, QuoteWithdrawals, TicketCredit, TicketMoneyGuards, SupersededOrders],
})
export class TicketMoneyModule {}
