import type { BindStickerRequest, StickerReasonRequest } from '@scanfix/shared-types';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';

/** One of `assetId` and `locationId`: the service refuses both and neither. */
export class BindStickerDto implements BindStickerRequest {
  @IsOptional()
  @IsId()
  assetId?: number;

  @IsOptional()
  @IsId()
  locationId?: number;

  @IsOptional()
  @IsBoolean()
  replace?: boolean;
}

export class StickerReasonDto implements StickerReasonRequest {
  @IsText({ max: 200, multiline: true })
  reason: string;
}
