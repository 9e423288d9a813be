import { Injectable } from '@nestjs/common';
import type { UploadedAttachment } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AttachmentUploadsService } from '../attachments/attachment-uploads.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { StickersService } from '../stickers/stickers.service.js';

/** Photos and films of who reports without an account. Apart from `attachments`, because stickers and organizations stand above it. */
@Injectable()
export class PublicAttachmentsService {
  constructor(
    private readonly uploads: AttachmentUploadsService,
    private readonly organizations: OrganizationsService,
    private readonly stickers: StickersService,
  ) {}

  /** @throws DomainError those of the sticker, `anonymous-reports-off`, and those of an upload */
  async receive(stickerCode: string, request: FastifyRequest): Promise<UploadedAttachment> {
    const { organizationId, status } = await this.stickers.resolve(stickerCode);
    if (status === 'void') throw new DomainError('sticker-void');
    if (status === 'lost') throw new DomainError('sticker-lost');
    const { anonymousReports } = await this.organizations.settings(organizationId);
    if (!anonymousReports) throw new DomainError('anonymous-reports-off');
    return this.uploads.receive(request, { organizationId, userId: null, kinds: ['image', 'video'] });
  }
}
