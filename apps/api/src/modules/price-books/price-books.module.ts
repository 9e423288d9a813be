import { Module } from '@nestjs/common';
import { CallOutsService } from './call-outs.service.js';
import { PriceBooksController } from './price-books.controller.js';
import { PriceBooksRepository } from './price-books.repository.js';
import { PriceBooksService } from './price-books.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PartsModule } from '../parts/parts.module.js';
import { ServiceLevelsModule } from '../service-levels/service-levels.module.js';

@Module({
  imports: [AssetsModule, AuditModule, IdentityModule, LocationsModule, OrganizationsModule, PartsModule, ServiceLevelsModule],
  controllers: [PriceBooksController],
  providers: [PriceBooksService, PriceBooksRepository, CallOutsService],
  exports: [PriceBooksService, CallOutsService],
})
export class PriceBooksModule {}
