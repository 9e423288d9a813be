import { Module } from '@nestjs/common';
import { ScanController } from './scan.controller.js';
import { ScanService } from './scan.service.js';
import { AssetsModule } from '../assets/assets.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { LocationsModule } from '../locations/locations.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { StickersModule } from '../stickers/stickers.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AssetsModule, AttachmentsModule, LocationsModule, OrganizationsModule, StickersModule, TicketsModule],
  controllers: [ScanController],
  providers: [ScanService],
})
export class ScanModule {}
