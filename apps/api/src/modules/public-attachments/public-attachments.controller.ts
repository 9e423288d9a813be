import { Controller, Post, Query, Req } from '@nestjs/common';
import type { UploadedAttachment } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { PublicUploadQuery } from './dto/public-upload.dto.js';
import { PublicAttachmentsService } from './public-attachments.service.js';
import { CurrentVisitor, Public } from '../../platform/auth/access.decorators.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { FileBody } from '../../platform/openapi/file-body.decorator.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller('public/attachments')
export class PublicAttachmentsController {
  constructor(private readonly attachments: PublicAttachmentsService) {}

  @Post()
  @FileBody()
  @RateLimit('public-upload')
  @Public()
  upload(@Query() query: PublicUploadQuery, @CurrentVisitor() visitor: Visitor, @Req() request: FastifyRequest): Promise<UploadedAttachment> {
    return this.attachments.receive(query, visitor, request);
  }
}
