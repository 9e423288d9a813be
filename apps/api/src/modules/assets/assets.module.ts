import { Module } from '@nestjs/common';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { AssetsService } from './assets.service.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';

@Module({
  imports: [LocationsModule, OrganizationsModule],
  providers: [AssetsService, AssetsRepository, AssetCategoriesRepository],
  exports: [AssetsService],
})
export class AssetsModule {}
