import { Module } from '@nestjs/common';
import { QuotesRepository } from './quotes.repository.js';
import { QuotesService } from './quotes.service.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { IdentityModule } from '../identity/identity.module.js';

@Module({
  imports: [AttachmentsModule, IdentityModule],
  providers: [QuotesService, QuotesRepository],
  exports: [QuotesService],
})
export class QuotesModule {}
