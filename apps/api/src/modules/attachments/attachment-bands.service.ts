import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { fileName, thumbnailName } from './attachment.mapper.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { addBand, sizeOf, type ImageBand, type ImageSize } from './image-bands.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Storage } from '../../platform/storage/storage.js';

/** Pictures that carry a line below them. The stored picture and its thumbnail are replaced under their names: links stay good. */
@Injectable()
export class AttachmentBandsService {
  constructor(
    private readonly repository: AttachmentsRepository,
    private readonly storage: Storage,
  ) {}

  /**
   * Puts a band below a stored picture. Follow it with `settle` in the transaction that notes the band as drawn: until then a picture that
   * is higher than its row says has its band from a run that was cut short, and gets no second one.
   * @param bandOf gets the picture's width in pixels
   * @returns the new size, or null where the picture is gone
   */
  async draw(organizationId: number, id: number, bandOf: (width: number) => Promise<ImageBand>): Promise<ImageSize | null> {
    const attachment = await this.repository.find(organizationId, id);
    if (attachment?.kind !== 'image' || await this.storage.size(fileName(attachment)) === null) return null;
    const directory = await mkdtemp(join(tmpdir(), 'scanfix-band-'));
    try {
      const source = join(directory, 'source');
      await pipeline(await this.storage.read(fileName(attachment)), createWriteStream(source));
      const before = await sizeOf(source);
      if (before.height !== attachment.height) return before;
      const { path, thumbnailPath } = await addBand(source, directory, attachment.extension, await bandOf(before.width));
      // The thumbnail first: the picture's height is the mark that both are done.
      await this.storage.put(thumbnailName(attachment), thumbnailPath, 'image/jpeg');
      await this.storage.put(fileName(attachment), path, attachment.mediaType);
      return await sizeOf(path);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }

  settle(transaction: Transaction, id: number, size: ImageSize): Promise<void> {
    return this.repository.resize(transaction, id, size);
  }
}
