import { Injectable } from '@nestjs/common';
import type { UploadedAttachment } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import type { PublicUploadQuery } from './dto/public-upload.dto.js';
import type { Visitor } from '../../platform/auth/actor.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { AttachmentUploadsService } from '../attachments/attachment-uploads.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { StickersService } from '../stickers/stickers.service.js';
import { TicketAccessService } from '../tickets/ticket-access.service.js';

/** Photos and films of who reports without an account, and what they sign. Apart from `attachments`, because stickers, tickets and organizations stand above it. */
@Injectable()
export class PublicAttachmentsService {
  constructor(
    private readonly uploads: AttachmentUploadsService,
    private readonly organizations: OrganizationsService,
    private readonly stickers: StickersService,
    private readonly access: TicketAccessService,
  ) {}

  /** @throws DomainError those of the sticker, `anonymous-reports-off`, `not-found` for a link that is none, and those of an upload */
  async receive({ stickerCode, followToken }: PublicUploadQuery, visitor: Visitor, request: FastifyRequest): Promise<UploadedAttachment> {
    if (stickerCode === undefined && followToken === undefined) throw invalidField('stickerCode', 'required');
    const organizationId = stickerCode === undefined ? (await this.access.linkHolder(visitor, followToken ?? '')).organizationId : await this.organizationOf(stickerCode);
    return this.uploads.receive(request, { organizationId, userId: null, kinds: ['image', 'video'] });
  }

  private async organizationOf(stickerCode: string): Promise<number> {
    const { organizationId, status } = await this.stickers.resolve(stickerCode);
    if (status === 'void') throw new DomainError('sticker-void');
    if (status === 'lost') throw new DomainError('sticker-lost');
    const { anonymousReports } = await this.organizations.settings(organizationId);
    if (!anonymousReports) throw new DomainError('anonymous-reports-off');
    return organizationId;
  }
}
