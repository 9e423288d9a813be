import { Module } from '@nestjs/common';
import { PriceBandsController } from './price-bands.controller.js';
import { PriceBandsService } from './price-bands.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { ContractsModule } from '../contracts/contracts.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PriceBooksModule } from '../price-books/price-books.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { StickersModule } from '../stickers/stickers.module.js';
import { WarrantiesModule } from '../warranties/warranties.module.js';

@Module({
  imports: [AssetsModule, ContractsModule, LocationsModule, OrganizationsModule, PriceBooksModule, QuotesModule, StickersModule, WarrantiesModule],
  controllers: [PriceBandsController],
  providers: [PriceBandsService],
})
export class PriceBandsModule {}
