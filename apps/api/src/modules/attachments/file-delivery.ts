import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Attachment } from './attachment.entity.js';
import { fileName, thumbnailName } from './attachment.mapper.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { requestedRange } from './byte-range.js';
import type { FileLinkQuery } from './dto/file-link.dto.js';
import { FileLinks } from './file-links.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Storage } from '../../platform/storage/storage.js';

/** Sends a stored file to whoever holds its signed link. */
@Injectable()
export class FileDelivery {
  constructor(
    private readonly repository: AttachmentsRepository,
    private readonly links: FileLinks,
    private readonly storage: Storage,
  ) {}

  /** @throws DomainError `not-found` (also for a wrong signature), `link-expired`, `range-not-satisfiable` */
  async send(name: string, { expires, signature }: FileLinkQuery, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!this.links.signed(name, expires, signature)) throw new DomainError('not-found');
    const secondsLeft = expires - Math.floor(Date.now() / 1000);
    if (secondsLeft <= 0) throw new DomainError('link-expired');
    const attachment = await this.repository.findByKey(name.split('.')[0] ?? '');
    const size = attachment ? await this.storage.size(name) : null;
    if (!attachment || size === null) throw new DomainError('not-found');

    const etag = `"${name}"`;
    void reply.headers({
      'cache-control': `private, max-age=${secondsLeft}, immutable`,
      'content-disposition': dispositionOf(attachment),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag,
    });
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();

    const range = requestedRange(request.headers.range, size);
    if (range === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${size}`).removeHeader('cache-control');
      throw new DomainError('range-not-satisfiable');
    }
    void reply.type(name === thumbnailName(attachment) ? 'image/jpeg' : attachment.mediaType);
    if (range) void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
    void reply.header('content-length', range ? range.end - range.start + 1 : size);
    if (request.method === 'HEAD') return reply.send();
    return reply.send(await this.storage.read(name, range ?? undefined));
  }
}

/** Pictures and films are shown in the page; documents are saved, since a browser would run what is in them. */
function dispositionOf(attachment: Attachment): string {
  const how = attachment.kind === 'document' ? 'attachment' : 'inline';
  return `${how}; filename="${fileName({ key: 'file', extension: attachment.extension })}"; filename*=UTF-8''${encodeName(attachment.name)}`;
}

/** RFC 8187: what encodeURIComponent leaves but the header's grammar does not allow. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
