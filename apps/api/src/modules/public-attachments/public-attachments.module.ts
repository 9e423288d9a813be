import { Module } from '@nestjs/common';
import { PublicAttachmentsController } from './public-attachments.controller.js';
import { PublicAttachmentsService } from './public-attachments.service.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { StickersModule } from '../stickers/stickers.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';

@Module({
  imports: [AttachmentsModule, OrganizationsModule, StickersModule, TicketsModule],
  controllers: [PublicAttachmentsController],
  providers: [PublicAttachmentsService],
})
export class PublicAttachmentsModule {}
