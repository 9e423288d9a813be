import { Module } from '@nestjs/common';
import { AssetCategoriesController } from './asset-categories.controller.js';
import { AssetCategoriesRepository } from './asset-categories.repository.js';
import { AssetCategoriesService } from './asset-categories.service.js';
import { AssetEditsRepository } from './asset-edits.repository.js';
import { AssetEditsService } from './asset-edits.service.js';
import { AssetFilesService } from './asset-files.service.js';
import { AssetImportApplyingService } from './asset-import-applying.service.js';
import { AssetImportCleaning } from './asset-import-cleaning.js';
import { AssetImportLookups } from './asset-import-lookups.js';
import { AssetImportsController } from './asset-imports.controller.js';
import { AssetImportsRepository } from './asset-imports.repository.js';
import { AssetImportsService } from './asset-imports.service.js';
import { AssetListsRepository } from './asset-lists.repository.js';
import { AssetModelsController } from './asset-models.controller.js';
import { AssetModelsRepository } from './asset-models.repository.js';
import { AssetModelsService } from './asset-models.service.js';
import { AssetViewsService } from './asset-views.service.js';
import { AssetsController } from './assets.controller.js';
import { AssetsRepository } from './assets.repository.js';
import { AssetsService } from './assets.service.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';

@Module({
  imports: [AttachmentsModule, CustomersModule, LocationsModule, OrganizationsModule],
  controllers: [AssetCategoriesController, AssetModelsController, AssetImportsController, AssetsController],
  providers: [
    AssetsService, AssetsRepository, AssetListsRepository, AssetViewsService,
    AssetEditsService, AssetEditsRepository,
    AssetCategoriesService, AssetCategoriesRepository,
    AssetModelsService, AssetModelsRepository,
    AssetImportsService, AssetImportsRepository, AssetImportLookups, AssetImportApplyingService, AssetImportCleaning,
    AssetFilesService,
  ],
  exports: [AssetsService, AssetViewsService],
})
export class AssetsModule {}
