import { Module } from '@nestjs/common';
import { QuoteDecisionsService } from './quote-decisions.service.js';
import { QuoteExpiry } from './quote-expiry.js';
import { QuoteMaterialsService } from './quote-materials.service.js';
import { QuoteMessages } from './quote-messages.js';
import { QuoteNotices } from './quote-notices.js';
import { QuoteOffersService } from './quote-offers.service.js';
import { QuotesRepository } from './quotes.repository.js';
import { QuotesService } from './quotes.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { MoneySettingsModule } from '../money-settings/money-settings.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PartsModule } from '../parts/parts.module.js';
import { PriceBooksModule } from '../price-books/price-books.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { WarrantiesModule } from '../warranties/warranties.module.js';

@Module({
  imports: [
    AssetsModule, AttachmentsModule, AuditModule, ContractsModule, IdentityModule, LedgerModule, MoneySettingsModule, NoticesModule, OrganizationsModule, PartsModule, PriceBooksModule, TicketsModule,
    VisitsModule, WarrantiesModule,
  ],
  providers: [QuotesService, QuotesRepository, QuoteMaterialsService, QuoteOffersService, QuoteDecisionsService, QuoteNotices, QuoteMessages, QuoteExpiry],
  exports: [QuotesService, QuoteMaterialsService, QuoteOffersService, QuoteDecisionsService],
})
export class QuotesModule {}
