import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentBandsService } from './attachment-bands.service.js';
import { AttachmentCleaning } from './attachment-cleaning.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentUploadsService } from './attachment-uploads.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { FileDelivery } from './file-delivery.js';
import { FileLinks } from './file-links.js';

@Module({
  imports: [TypeOrmModule.forFeature([Attachment])],
  controllers: [AttachmentsController],
  providers: [AttachmentsRepository, AttachmentsService, AttachmentUploadsService, AttachmentBandsService, AttachmentCleaning, FileDelivery, FileLinks],
  exports: [AttachmentsService, AttachmentUploadsService, AttachmentBandsService],
})
export class AttachmentsModule {}
