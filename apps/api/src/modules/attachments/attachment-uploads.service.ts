import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AttachmentKind, UploadedAttachment } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import type { Attachment } from './attachment.entity.js';
import { fileName, thumbnailName } from './attachment.mapper.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { FileLinks } from './file-links.js';
import { displayName, kindOfHead, limitOf, typeOfFile } from './file-types.js';
import { prepareImage } from './images.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { receiveFile, type ReceivedFile } from '../../platform/http/receive-file.js';
import { Storage } from '../../platform/storage/storage.js';

export interface Uploader {
  organizationId: number;
  /** Null: without an account. */
  userId: number | null;
  kinds: readonly AttachmentKind[];
}

/** From a request's body into the storage; nobody's until a form claims it. */
@Injectable()
export class AttachmentUploadsService {
  constructor(
    private readonly repository: AttachmentsRepository,
    private readonly attachments: AttachmentsService,
    private readonly links: FileLinks,
    private readonly storage: Storage,
  ) {}

  /** @throws DomainError `attachment-type-not-allowed`, `attachment-too-large`, `attachment-unreadable` and those of `receiveFile` */
  async receive(request: FastifyRequest, uploader: Uploader): Promise<UploadedAttachment> {
    const inspect = async (head: Buffer) => {
      const kind = await kindOfHead(head);
      if (kind === null || !uploader.kinds.includes(kind)) throw new DomainError('attachment-type-not-allowed');
      return limitOf(kind);
    };
    const attachment = await receiveFile(request, inspect, (file) => this.store(file, uploader));
    return { ...this.attachments.view(attachment), claim: this.links.claim(attachment.organizationId, attachment.id) };
  }

  /** The files first, then the row: a crash between the two leaves files that the clean-up finds. */
  private async store(file: ReceivedFile, uploader: Uploader): Promise<Attachment> {
    const type = await typeOfFile(file.path, file.name);
    if (!type || !uploader.kinds.includes(type.kind)) throw new DomainError('attachment-type-not-allowed');
    if (file.size > limitOf(type.kind)) throw new DomainError('attachment-too-large', { maximumBytes: limitOf(type.kind) });
    const image = type.kind === 'image' ? await prepareImage(file.path, file.directory, type.extension) : null;
    const key = randomBytes(24).toString('base64url');
    await this.storage.put(fileName({ key, extension: type.extension }), image?.path ?? file.path, type.mediaType);
    if (image) await this.storage.put(thumbnailName({ key }), image.thumbnailPath, 'image/jpeg');
    const now = new Date();
    return this.repository.insert({
      organizationId: uploader.organizationId, key, ...type, name: displayName(file.name, type.extension),
      size: image?.size ?? file.size, width: image?.width ?? null, height: image?.height ?? null, hasThumbnail: image !== null,
      ownerKind: null, ownerId: null, position: 0, uploadedById: uploader.userId, orphanedSince: now, createdAt: now,
    });
  }
}
