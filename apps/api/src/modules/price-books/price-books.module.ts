import { Module } from '@nestjs/common';
import { PriceBooksController } from './price-books.controller.js';
import { PriceBooksRepository } from './price-books.repository.js';
import { PriceBooksService } from './price-books.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PartsModule } from '../parts/parts.module.js';

@Module({
  imports: [AssetsModule, AuditModule, IdentityModule, PartsModule],
  controllers: [PriceBooksController],
  providers: [PriceBooksService, PriceBooksRepository],
  exports: [PriceBooksService],
})
export class PriceBooksModule {}
