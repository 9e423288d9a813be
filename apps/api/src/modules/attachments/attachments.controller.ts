import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { AttachmentKind, UploadedAttachment } from '@scanfix/shared-types';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachmentUploadsService } from './attachment-uploads.service.js';
import { FileLinkQuery, FileParam } from './dto/file-link.dto.js';
import { FileDelivery } from './file-delivery.js';
import { CurrentActor, Public, RequirePermission } from '../../platform/auth/access.decorators.js';
import { may, type Actor } from '../../platform/auth/actor.js';
import { FileBody } from '../../platform/openapi/file-body.decorator.js';
import { RateLimit } from '../../platform/rate-limits/rate-limit.decorator.js';

@Controller()
export class AttachmentsController {
  constructor(
    private readonly uploads: AttachmentUploadsService,
    private readonly files: FileDelivery,
  ) {}

  @Post('attachments')
  @FileBody()
  @RateLimit('upload')
  @RequirePermission('attachment:write')
  upload(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<UploadedAttachment> {
    return this.uploads.receive(request, { organizationId: actor.organizationId, userId: actor.userId, kinds: kindsFor(actor) });
  }

  @Get('files/:key')
  @ApiOkResponse()
  @ApiResponse({ status: 206, description: 'The part that `Range` asked for', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 304, description: 'What `If-None-Match` names is still what there is' })
  @Public()
  download(@Param() { key }: FileParam, @Query() link: FileLinkQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.files.send(key, link, request, reply);
  }
}

/** Documents are manuals, for those who keep the devices; a requester's account is no place to host files. */
function kindsFor(actor: Actor): AttachmentKind[] {
  return may(actor, 'asset:write') ? ['image', 'video', 'document'] : ['image', 'video'];
}
