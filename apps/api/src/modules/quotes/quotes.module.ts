import { Module } from '@nestjs/common';
import { QuoteBooksRepository } from './quote-books.repository.js';
import { QuoteBooksService } from './quote-books.service.js';
import { QuotesRepository } from './quotes.repository.js';
import { QuotesService } from './quotes.service.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({
  imports: [AttachmentsModule, IdentityModule],
  providers: [QuotesService, QuoteBooksService, QuotesRepository, QuoteBooksRepository],
  exports: [QuotesService, QuoteBooksService],
})
export class QuotesModule {}
