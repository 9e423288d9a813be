import { stickerStatuses, type StickerQuery, type StickerStatus } from '@scanfix/shared-types';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';

export class StickerQueryDto extends PageQueryDto implements StickerQuery {
  @IsOptional()
  @IsIn(stickerStatuses)
  status?: StickerStatus;

  @IsOptional()
  @IsTextId()
  batchId?: number;

  @IsOptional()
  @IsTextId()
  assetId?: number;

  /** The beginning of a code. */
  @IsOptional()
  @IsString()
  @MaxLength(32)
  search?: string;
}

export class StickerCodeParam {
  /** As typed or scanned; what cannot be a code is `sticker-code-malformed`. */
  @IsString()
  @MaxLength(64)
  code: string;
}
