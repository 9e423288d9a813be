import { Module } from '@nestjs/common';
import { LabelSheetsService } from './label-sheets.service.js';
import { MiniProgramCodes } from './mini-program-codes.js';
import { ScanCounter } from './scan-counter.js';
import { StickerBatchesController } from './sticker-batches.controller.js';
import { StickerBatchesRepository } from './sticker-batches.repository.js';
import { StickerBatchesService } from './sticker-batches.service.js';
import { StickerDeskService } from './sticker-desk.service.js';
import { StickerHistoryRepository } from './sticker-history.repository.js';
import { StickerImagesService } from './sticker-images.service.js';
import { StickerLifecycleService } from './sticker-lifecycle.service.js';
import { StickerPlaces } from './sticker-places.js';
import { StickerScansRepository } from './sticker-scans.repository.js';
import { StickersController } from './stickers.controller.js';
import { StickersRepository } from './stickers.repository.js';
import { StickersService } from './stickers.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';

@Module({
  imports: [AssetsModule, AuditModule, IdentityModule, LocationsModule, OrganizationsModule],
  controllers: [StickersController, StickerBatchesController],
  providers: [
    StickersService, StickerDeskService, StickerBatchesService, StickerLifecycleService, StickerImagesService, LabelSheetsService,
    MiniProgramCodes, StickerPlaces, ScanCounter, StickersRepository, StickerBatchesRepository, StickerHistoryRepository, StickerScansRepository,
  ],
  exports: [StickersService],
})
export class StickersModule {}
