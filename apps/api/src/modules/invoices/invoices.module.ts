import { Module } from '@nestjs/common';
import { InvoiceMessages } from './invoice-messages.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesRepository } from './invoices.repository.js';
import { InvoicesService } from './invoices.service.js';
import { PayerInvoicesController } from './payer-invoices.controller.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AuditModule, IdentityModule, NoticesModule, PaymentsModule, QuotesModule, TicketsModule],
  controllers: [InvoicesController, PayerInvoicesController],
  providers: [InvoicesService, InvoicesRepository, InvoiceMessages],
  exports: [InvoicesService],
})
export class InvoicesModule {}
