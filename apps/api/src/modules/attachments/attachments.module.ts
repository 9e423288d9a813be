import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttachmentCleaning } from './attachment-cleaning.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentUploads } from './attachment-uploads.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { FileDelivery } from './file-delivery.js';
import { FileLinks } from './file-links.js';

@Module({
  imports: [TypeOrmModule.forFeature([Attachment])],
  controllers: [AttachmentsController],
  providers: [AttachmentsRepository, AttachmentsService, AttachmentUploads, AttachmentCleaning, FileDelivery, FileLinks],
  exports: [AttachmentsService, AttachmentUploads],
})
export class AttachmentsModule {}
