import { Injectable } from '@nestjs/common';
import type { StickerImageFormat } from './dto/sticker-images.dto.js';
import { MiniProgramCodes } from './mini-program-codes.js';
import { stickerUrl } from './sticker.mapper.js';
import { StickersRepository } from './stickers.repository.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Config } from '../../platform/config/config.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { qrPng, qrSvg } from '../../platform/printing/qr-code.js';

export interface StickerImage {
  bytes: Buffer;
  mediaType: string;
  fileName: string;
}

/** One code as a picture, for whoever prints it in their own way. */
@Injectable()
export class StickerImagesService {
  constructor(
    private readonly config: Config,
    private readonly stickers: StickersRepository,
    private readonly miniProgramCodes: MiniProgramCodes,
  ) {}

  /** @throws DomainError `not-found`, WechatError, or `sticker-void`: a code out of service must not come back on paper */
  async image(actor: Actor, id: number, format: StickerImageFormat): Promise<StickerImage> {
    const sticker = await this.stickers.find(actor.organizationId, id);
    if (!sticker) throw new DomainError('not-found');
    if (sticker.status === 'void') throw new DomainError('sticker-void');
    const url = stickerUrl(this.config.settings.PUBLIC_URL, sticker.code);
    if (format === 'wxacode') return this.wxacode(sticker.code);
    if (format === 'svg') return { bytes: await qrSvg(url), mediaType: 'image/svg+xml', fileName: `${sticker.code}.svg` };
    return { bytes: await qrPng(url), mediaType: 'image/png', fileName: `${sticker.code}.png` };
  }

  /** WeChat chooses between JPEG and PNG. */
  private async wxacode(code: string): Promise<StickerImage> {
    const bytes = await this.miniProgramCodes.image(code);
    const png = bytes[0] === 0x89;
    return { bytes, mediaType: png ? 'image/png' : 'image/jpeg', fileName: `${code}-wxacode.${png ? 'png' : 'jpg'}` };
  }
}
