import { Injectable } from '@nestjs/common';
import { parseStickerCode, type StickerStatus } from '@scanfix/shared-types';
import { ScanCounter } from './scan-counter.js';
import { StickersRepository } from './stickers.repository.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export interface ResolvedSticker {
  id: number;
  organizationId: number;
  code: string;
  status: StickerStatus;
  /** Of a bound sticker; of a lost one: where it was. */
  assetId: number | null;
  locationId: number | null;
}

/** What other modules may ask about stickers. */
@Injectable()
export class StickersService {
  constructor(
    private readonly stickers: StickersRepository,
    private readonly counter: ScanCounter,
  ) {}

  /** @throws DomainError `sticker-code-malformed`, or `not-found` for a code that nobody printed */
  async resolve(code: string): Promise<ResolvedSticker> {
    const canonical = parseStickerCode(code);
    if (canonical === null) throw new DomainError('sticker-code-malformed');
    const sticker = await this.stickers.byCodeOfAnyOrganization(canonical);
    if (!sticker) throw new DomainError('not-found');
    const { id, organizationId, status, assetId, locationId } = sticker;
    return { id, organizationId, code: canonical, status, assetId, locationId };
  }

  /** Returns at once; the count is in the database about a second later. */
  countScan(stickerId: number): void {
    this.counter.count(stickerId);
  }
}
